import type { Db } from "@/db/client";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth/actor";
import { importFile } from "@/server/import";
import { submitOrder } from "@/server/order";
import { generateWave } from "@/server/pool";
import { asBusinessDay } from "@/server/shared/business-day";
import { orderWaiting } from "@/server/warehouse/commands/order-waiting";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { listCrossDock } from "@/server/warehouse/queries/list-cross-dock";
import { listMoveTasks } from "@/server/warehouse/queries/list-move-tasks";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { getTask } from "@/server/wave/queries/get-task";
import { listTasks } from "@/server/wave/queries/list-tasks";
import { ean13 } from "./ean13";
import { now, person } from "./given-delivery";

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const planner = person("planner");
const picker = person("picker", { id: 7, name: "Li" });

/** For tests, upon `givenChain`: items X0, X1 (loose) and XC (cases of 12) that DC 0001 never had, and its place X-01 for cross-docking. */
export async function givenNeverStocked(db: Db): Promise<void> {
  const items = ["X0", "X1", "XC"];
  const files: Record<string, string[]> = {
    items: [
      "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,weighed",
      ...items.map(
        (code, n) =>
          `${code},${ean13(700 + n)},Item ${code},10,pcs,${code === "XC" ? "12,12,case" : "1,1,loose"},no`,
      ),
    ],
    "plan-lines": [
      "plan,item,dc,returnable,price_type,fixed_price",
      ...items.map((code) => `P1,${code},${dc},yes,fixed,3.50`),
    ],
  };
  for (const [kind, rows] of Object.entries(files)) {
    const content = Buffer.from(`${rows.join("\n")}\n`);
    await importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, now);
  }
  await setPlace(db, manager, { dc, place: "X-01", kind: "crossdock" }, now);
}

/** For tests: what waits in the pool is ordered for cross-docking and comes at once. Answers the receipt. */
export async function givenCrossDocked(
  db: Db,
  more: { item: string; qty: number; expiresOn?: string }[] = [],
) {
  const expectedOn = asBusinessDay("2026-03-10");
  const order = { dc, supplier: "Farm", expectedOn, note: "", routes: [], crossDock: true };
  const cost = 2_000_000;
  const waiting = await sqlOf(db)<{ item: string }[]>`
    select distinct i.code as item from pool_rows p join items i on i.id = p.item_id where i.code like 'X%' order by 1`;
  const lines = waiting.map(({ item }) => ({ item, unitCost: cost }));
  const { purchase } = await orderWaiting(db, manager, { ...order, lines }, now);
  const ordered = await sqlOf(db)<{ item: string; qty: number }[]>`
    select i.code as item, l.qty_each as qty from purchase_lines l join items i on i.id = l.item_id join purchases p on p.id = l.purchase_id
    where p.purchase_no = ${purchase} order by l.line_no`;
  const state = await receiveGoods(db, manager, { dc, purchase, supplierNote: "", lines: [...ordered] }, now);
  for (const { item, qty, expiresOn } of more) {
    const line = {
      item,
      qty,
      unitCost: cost,
      crossDock: true,
      ...(expiresOn && { expiresOn: asBusinessDay(expiresOn) }),
    };
    await receiveGoods(db, manager, { dc, supplier: "Farm", supplierNote: "", lines: [line] }, now);
  }
  return { ...state, purchaseNo: purchase };
}

/** For tests: what people do on the floor of DC 0001, and where things lie afterwards. */
export function crossDockFloor(db: Db) {
  const order = (store: string, lines: Record<string, number>) =>
    submitOrder(
      db,
      person("owner"),
      { store, lines: Object.entries(lines).map(([item, qty]) => ({ item, qty })) },
      now,
    );
  async function released() {
    const { wave, deliveries } = await generateWave(db, planner, { route: "R1" }, now);
    const no = wave ?? "";
    await releaseWave(db, planner, { wave: no }, now);
    const { rows } = await listTasks(db, picker, { wave: no, limit: 50 });
    const tasks = await Promise.all(rows.map(({ task }) => getTask(db, picker, { task })));
    return { wave: no, tasks, deliveries: deliveries.flatMap(({ delivery }) => delivery ?? []) };
  }
  const approve = async (wave: string) => {
    await confirmWave(db, planner, { wave, exceptions: [] }, now);
    await approveWave(db, planner, { wave }, now);
  };
  const lies = async (item: string) => {
    const rows = await sqlOf(db)<{ location: string; qty: number }[]>`
      select l.location, sum(l.qty_each)::int8 as qty from dc_lots l join items i on i.id = l.item_id
      where i.code = ${item} group by l.location order by l.location`;
    return Object.fromEntries(rows.map(({ location, qty }) => [location, qty]));
  };
  const ways = async (item: string, status: "open" | "done" | "cancelled" = "open") => {
    const { rows } = await listMoveTasks(db, manager, { dc, status, limit: 100 });
    return rows
      .filter((row) => row.item === item)
      .map(({ kind, from, to, qty }) => ({ kind, from, to, qty }));
  };
  const blind = (item: string, qty: number, more: { expiresOn?: ReturnType<typeof asBusinessDay> } = {}) =>
    receiveGoods(
      db,
      manager,
      {
        dc,
        supplier: "Farm",
        supplierNote: "",
        lines: [{ item, qty, unitCost: 2_000_000, crossDock: true, ...more }],
      },
      now,
    );
  const atDock = async (item: string) =>
    (await listCrossDock(db, manager, { dc })).rows.find((row) => row.item === item);
  return { order, released, approve, lies, ways, blind, atDock };
}
