import type { Db } from "@/db/client";
import { type Actor, type Role, systemActor } from "@/server/auth/actor";
import { importFile } from "@/server/import";
import { submitOrder } from "@/server/order";
import { generateWave } from "@/server/pool";
import { ean13 } from "./ean13";

/** A Tuesday morning. */
export const now = new Date("2026-03-10T09:00:00+08:00");
const founded = new Date("2026-03-01T08:00:00+08:00");

/** A person of that role, without bounds on where unless told. */
export const person = (role: Role, reach: Partial<Actor> = {}): Actor => ({
  ...systemActor,
  kind: "user",
  id: 1,
  name: role,
  role,
  ...reach,
});

type StoreKind = "prepaid" | "cod" | "direct";

/**
 * A small chain with one DC (0001) and one route (R1). Stores S0, S1, … pay in advance from their account A0, A1, … with
 * 10,000.00, on delivery, or are direct. Items I0, I1, … are loose, cost 2.00 and sell at 3.50, with plenty in stock at
 * A-01, B-02, …; `CASE` comes in cases of 12 only, `MEAT` is weighed.
 */
export async function givenChain(db: Db, kinds: readonly StoreKind[], itemCount = 4): Promise<void> {
  const loose = Array.from({ length: itemCount }, (_, n) => `I${n}`);
  const items = [...loose, "CASE", "MEAT"];
  const files: Record<string, string[]> = {
    dcs: ["code,name,zone", "0001,DC,ambient"],
    categories: ["code,name", "10,Food"],
    items: [
      "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,weighed",
      ...items.map((code, n) => {
        const isCase = code === "CASE";
        const pack = isCase ? "12,12,case" : "1,1,loose";
        return `${code},${ean13(n)},Item ${code},10,pcs,${pack},${code === "MEAT" ? "yes" : "no"}`;
      }),
    ],
    routes: ["code,name,parent", "R1,Route,"],
    plans: ["code,name", "P1,Plan"],
    "plan-lines": [
      "plan,item,dc,returnable,price_type,fixed_price",
      ...items.map((code) => `P1,${code},0001,yes,fixed,3.50`),
    ],
    templates: ["code,name", "T1,Template"],
    "template-lines": ["template,category,day_rule,start,end", "T1,*,daily,00:00,00:00"],
    accounts: [
      "code,name,credit_limit,opening_balance",
      ...kinds.map((_, n) => `A${n},Account ${n},0.00,10000.00`),
    ],
    stores: [
      "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
      ...kinds.map((kind, n) => `S${n},Store ${n},${settlementOf(kind, n)},P1,T1,R1,${n + 1}`),
    ],
    "dc-stock": [
      "dc,item,location,qty,unit_cost",
      ...items.map((code, n) => {
        const location = `${"ABCD"[n % 4]}-${String(n + 1).padStart(2, "0")}`;
        return `0001,${code},${location},9000000,2.00`;
      }),
    ],
  };
  for (const [kind, rows] of Object.entries(files)) {
    const content = Buffer.from(`${rows.join("\n")}\n`);
    await importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, founded);
  }
}

const settlementOf = (kind: StoreKind, n: number) =>
  ({ prepaid: `franchise,prepaid,A${n},`, cod: "independent,cod,,5000.00", direct: "direct,prepaid,," })[
    kind
  ];

export interface GivenWave {
  wave: string;
  /** Delivery order numbers, in the order of the stores that ordered. */
  deliveries: string[];
}

/** One order per store, generated into a wave: nothing is released. */
export async function givenWave(
  db: Db,
  orders: readonly { store: string; lines: Record<string, number> }[],
  at = now,
): Promise<GivenWave> {
  for (const { store, lines } of orders) {
    const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
    await submitOrder(db, person("owner"), { store, lines: wanted }, at);
  }
  const run = await generateWave(db, person("planner"), { route: "R1" }, at);
  if (run.wave === null) throw new Error("nothing was generated");
  return { wave: run.wave, deliveries: run.deliveries.flatMap(({ delivery }) => delivery ?? []) };
}
