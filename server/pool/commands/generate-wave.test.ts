import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { getOrder, submitOrder } from "@/server/order";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { DomainError } from "@/server/shared/domain-error";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { approveWave } from "@/server/wave/commands/approve-wave";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { listPoolRows } from "../queries/list-pool-rows";
import { simulateWave } from "../queries/simulate-wave";
import { generateWave } from "./generate-wave";
import { cancelWave, voidDelivery } from "./take-back";

let world: TestDatabase;
const planner = person("planner");
beforeAll(async () => {
  world = await freshDatabase(40);
  await givenChain(world.db, ["prepaid", "prepaid", "cod", "direct"]);
});
afterAll(() => world.close());

const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const apply = (kind: string, rows: string[], at = now) =>
  importFile(
    world.db,
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    at,
  );
const order = async (store: string, lines: Record<string, number>, at = now) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(world.db, person("owner"), { store, lines: wanted }, at)).order;
};
const generate = (at = now, input = {}) => generateWave(world.db, planner, { route: "R1", ...input }, at);
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => "done",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

/** The pool rows of an order down to their place on the disk: an untouched row has the same. */
const bytesOf = (orderNo: string) => sqlOf(world.db)`
  select r.*, r.ctid::text, r.xmin::text, r.xmax::text from pool_rows r join orders o on o.id = r.order_id
  where o.order_no = ${orderNo} order by r.line_no, r.pick_type`;
const rowsOf = async (orderNo: string) =>
  (await listPoolRows(world.db, planner, { order: orderNo, limit: 500 })).rows.filter(
    (row) => row.state === "pooled",
  );
const statusOf = async (orderNo: string) => (await getOrder(world.db, planner, orderNo)).status;
const accountOf = async (code: string) => {
  const [row] = await sqlOf(
    world.db,
  )`select balance_fen as balance, held_fen as held from accounts where code = ${code}`;
  return row;
};

// Guarantees R15 and U3: a refused store's rows are not even touched, and it holds nothing.
test("a store that cannot pay is refused and its rows stay byte for byte", async () => {
  const poor = await order("S0", { I0: 2000, I1: 1000 });
  const rich = await order("S1", { I0: 10 });
  const before = await bytesOf(poor);
  const run = await generate();
  expect(run.blocked).toEqual([
    {
      store: "S0",
      order: poor,
      code: "account/insufficient-balance",
      available: "10000.00",
      needed: "10500.00",
      shortfall: "500.00",
    },
  ]);
  expect(run.deliveries.map(({ store, amount }) => [store, amount])).toEqual([["S1", "35.00"]]);
  expect(await bytesOf(poor)).toEqual(before);
  expect(await accountOf("A0")).toEqual({ balance: 1_000_000, held: 0 });
  expect(await accountOf("A1")).toEqual({ balance: 1_000_000, held: 3_500 });
  expect((await getOrder(world.db, planner, poor)).blocked).toMatchObject({ shortfall: "500.00" });
  expect(await statusOf(rich)).toBe("generated");
  await cancelWave(world.db, planner, run.wave ?? "", "test", now);
  await expectProof(world.db);
});

test("a simulation says what generation then does, and changes nothing", async () => {
  const simulated = await simulateWave(world.db, planner, { route: "R1" }, now);
  const again = await simulateWave(world.db, planner, { route: "R1" }, now);
  expect(again).toEqual(simulated);
  const run = await generate();
  const facts = ({ orders, lines, amount, blocked, shortages, cartons }: typeof run) => ({
    orders,
    lines,
    amount,
    blocked,
    shortages,
    cartons,
  });
  expect(facts(run)).toEqual(facts(simulated));
  await cancelWave(world.db, planner, run.wave ?? "", "test", now);
});

// Guarantees ruling 25, for cases, pieces and what was closed for want of stock.
test("a cancelled wave brings every row back as it was", async () => {
  await apply("items", [
    "code,barcode,name,category,unit,case_pack,order_multiple,pick_type",
    `WATER,${ean13(901)},Water,10,pcs,12,1,both`,
    `RARE,${ean13(902)},Rare,10,pcs,1,1,loose`,
  ]);
  await apply("plan-lines", [
    "plan,item,dc,returnable,price_type,fixed_price",
    "P1,WATER,0001,yes,fixed,1.80",
    "P1,RARE,0001,yes,fixed,2.00",
  ]);
  await apply("dc-stock", ["dc,item,location,qty,unit_cost", "0001,WATER,A-09,20,1.00"]);
  const orderNo = await order("S1", { WATER: 30, RARE: 4, I0: 1 });
  const before = await rowsOf(orderNo);
  expect(before).toHaveLength(4);
  const run = await generate();
  expect(run.shortages).toContainEqual({ dc: "0001", item: "WATER", ordered: 30, allocated: 20 });
  expect(await rowsOf(orderNo)).toEqual([]);
  await expectProof(world.db);
  await cancelWave(world.db, planner, run.wave ?? "", "test", now);
  await cancelWave(world.db, planner, run.wave ?? "", "test", now);
  expect(await rowsOf(orderNo)).toEqual(before);
  expect(await statusOf(orderNo)).toBe("pooled");
  await expectProof(world.db);
});

test("a void delivery gives back its part only, once", async () => {
  const run = await generate();
  const mine = run.deliveries.find(({ store, pickType }) => store === "S1" && pickType === "loose");
  await voidDelivery(world.db, planner, mine?.delivery ?? "", "test", now);
  await voidDelivery(world.db, planner, mine?.delivery ?? "", "test", now);
  await expectProof(world.db);
  const next = await generate();
  expect(next.deliveries.map(({ store, pickType }) => [store, pickType])).toContainEqual(["S1", "loose"]);
  await expectProof(world.db);
});

// Guarantees R07 (2) and U19: planners at the same time, one account for many stores, nothing twice and nothing lost.
test("four planners generate at once: each order is taken by one run and no account passes its limit", async () => {
  await apply("accounts", ["code,name,credit_limit,opening_balance", "SHARED,Shared,0.00,100.00"]);
  await apply("routes", ["code,name,parent", "R2,Trunk,", "R21,Leaf,R2", "R22,Leaf,R2"]);
  await apply("stores", [
    "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
    ...Array.from(
      { length: 12 },
      (_, n) => `T${n},Store,franchise,prepaid,SHARED,,P1,T1,R2${(n % 2) + 1},${n}`,
    ),
  ]);
  for (let n = 0; n < 12; n += 1) await order(`T${n}`, { I2: 4 });
  const runs = await atTheSameTime(
    ["R2", "R21", "R22", "R2"].map((route) => () => generateWave(world.db, planner, { route }, now)),
  );
  const taken = runs.flatMap((run) => run.deliveries.map(({ store }) => store));
  expect(new Set(taken).size).toBe(taken.length);
  expect(taken).toHaveLength(7);
  expect(await accountOf("SHARED")).toEqual({ balance: 10_000, held: 9_800 });
  await expectProof(world.db);
});

// Guarantees U16: the source counts at generation, the rows of refused orders keep theirs.
test("an item that moved to another DC is generated from there", async () => {
  await apply("dcs", ["code,name,zone", "0002,Second,chilled"]);
  await apply("dc-stock", ["dc,item,location,qty,unit_cost", "0002,I3,Z-01,500,2.00"]);
  const orderNo = await order("S1", { I3: 5 });
  await apply("source-exceptions", ["store,item,dc", "S1,I3,0002"]);
  expect((await generate(now, { dc: "0001" })).deliveries).toEqual([]);
  const run = await generate(now, { dc: "0002" });
  expect(run.deliveries).toMatchObject([{ store: "S1", dc: "0002", lines: 1 }]);
  expect(await statusOf(orderNo)).toBe("generated");
  await expectProof(world.db);
});

// Guarantees U9: the submitted price counts for three days.
test("an order older than its price lock is generated at today's price", async () => {
  const orderNo = await order("S1", { I1: 10 });
  await apply(
    "plan-lines",
    ["plan,item,dc,returnable,price_type,fixed_price", "P1,I1,0001,yes,fixed,4.00"],
    later(1),
  );
  const kept = await generate(later(72));
  expect(kept.deliveries).toMatchObject([{ store: "S1", amount: "35.00" }]);
  await cancelWave(world.db, planner, kept.wave ?? "", "test", later(72));
  const repriced = await generate(later(96));
  expect(repriced.deliveries).toMatchObject([{ store: "S1", amount: "40.00" }]);
  expect(await statusOf(orderNo)).toBe("generated");
  await expectProof(world.db);
});

test("what waits more than three days past its delivery day expires", async () => {
  const orderNo = await order("S1", { I2: 10 });
  expect((await generate(later(24 * 5))).wave).toBeNull();
  expect(await statusOf(orderNo)).toBe("expired");
  expect((await getOrder(world.db, planner, orderNo)).lines[0]).toMatchObject({
    open: 0,
    short: 10,
    reason: "expired",
  });
  await expectProof(world.db);
});

// Guarantees R05 (1, 2): a store on delivery is bound by its limit, and what was generated counts.
test("cash stores are bound by their limit", async () => {
  await order("S2", { I0: 1000 });
  expect((await generate()).deliveries).toMatchObject([{ store: "S2", amount: "3500.00" }]);
  const second = await order("S2", { I0: 500 });
  expect((await generate()).blocked).toMatchObject([
    { order: second, code: "account/cod-limit", available: "1500.00", shortfall: "250.00" },
  ]);
  await expectProof(world.db);
});

test("picked goods are not taken back by cancelling, unknown names are refused", async () => {
  await order("S3", { I0: 5 });
  const { wave } = await generate();
  await releaseWave(world.db, planner, { wave: wave ?? "" }, now);
  await confirmWave(world.db, person("dc-manager"), { wave: wave ?? "", exceptions: [] }, now);
  expect(await codeOf(cancelWave(world.db, planner, wave ?? "", "", now))).toBe("wave/already-picked");
  await approveWave(world.db, person("dc-manager"), { wave: wave ?? "" }, now);
  expect(await codeOf(cancelWave(world.db, planner, wave ?? "", "", now))).toBe("wave/already-picked");
  expect(await codeOf(generateWave(world.db, planner, { route: "NO" }, now))).toBe("pool/route-unknown");
  expect(await codeOf(generateWave(world.db, person("owner"), { route: "R1" }, now))).toBe("auth/forbidden");
  const over = addDays(businessDayOf(now), -1);
  expect(await codeOf(generateWave(world.db, planner, { route: "R1", deliveryDate: over }, now))).toBe(
    "pool/delivery-day-over",
  );
  expect(await codeOf(voidDelivery(world.db, planner, "NO", "", now))).toBe("delivery/unknown");
  await expectProof(world.db);
});
