import { afterAll, beforeEach, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { endStop } from "@/server/catalog";
import type { StopInput } from "@/server/catalog/schema";
import { listInbox } from "@/server/notify";
import { getOrder, submitOrder } from "@/server/order";
import { asBusinessDay } from "@/server/shared/business-day";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { listPoolRows } from "../queries/list-pool-rows";
import { simulateWave } from "../queries/simulate-wave";
import { generateWave } from "./generate-wave";
import { closeStoppedRows } from "./stop-items";
import { voidDelivery } from "./take-back";
import { stopFor } from "./test-stops";

const owner = person("owner");
const planner = person("planner");
const hq = person("hq");
const tomorrow = new Date(now.getTime() + 86_400_000);
let world: TestDatabase | undefined;
const db = () => {
  if (!world) throw new Error("no world");
  return world.db;
};
beforeEach(async () => {
  await world?.close();
  world = await freshDatabase(40);
  await givenChain(world.db, ["prepaid", "prepaid", "cod", "direct"]);
});
afterAll(() => world?.close());

const stop = (more: Partial<StopInput> = {}, at = now, actor = hq) => stopFor(db(), more, at, actor);
const order = async (store: string, lines: Record<string, number>, coupons: string[] = []) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(db(), owner, { store, lines: wanted, coupons }, now)).order;
};
const generate = (at = now) => generateWave(db(), planner, { route: "R1" }, at);
/** "I0 closed, I1 pooled". */
const rowsOf = async (orderNo: string) => {
  const { rows } = await listPoolRows(db(), planner, { order: orderNo, limit: 500 });
  return rows
    .map(({ item, state }) => `${item} ${state}`)
    .sort()
    .join(", ");
};
const statusOf = async (orderNo: string) => (await getOrder(db(), planner, orderNo)).status;
const messages = async () => (await listInbox(db(), owner, { limit: 500 })).rows;
// Guarantees U15: what is stopped for safety leaves the pool, what is stopped otherwise does not.
test.each<{ forSafety: boolean; state: string; ordersChanged: number }>([
  { forSafety: true, state: "closed", ordersChanged: 1 },
  { forSafety: false, state: "pooled", ordersChanged: 0 },
])("for safety: $forSafety; the waiting row is $state", async ({ forSafety, state, ordersChanged }) => {
  const orderNo = await order("S0", { I0: 6, I1: 2 });
  expect(await stop({ forSafety })).toMatchObject({ ordersChanged });
  expect(await rowsOf(orderNo)).toBe(`I0 ${state}, I1 pooled`);
  expect(await messages()).toHaveLength(ordersChanged);
  await expectProof(db());
});

test("the rest of the order stays and is delivered; the owner reads what does not come and why", async () => {
  const orderNo = await order("S0", { I0: 6, I1: 2 });
  await stop();
  const seen = await getOrder(db(), owner, orderNo);
  expect(seen.status).toBe("pooled");
  expect(seen.lines.find(({ item }) => item === "I0")).toMatchObject({
    short: 6,
    open: 0,
    reason: "item_stopped",
  });
  expect(await messages()).toMatchObject([
    {
      kind: "order.item_stopped",
      store: "S0",
      details: {
        order: orderNo,
        items: [{ name: "Item I0", qty: "6", unit: "pcs" }],
        reason: "glass found",
        isRestWaiting: true,
      },
      link: `/store/orders/${orderNo}`,
    },
  ]);
  const run = await generate();
  expect(run.deliveries.map(({ store, amount }) => [store, amount])).toEqual([["S0", "7.00"]]);
  expect(await statusOf(orderNo)).toBe("generated");
  await expectProof(db());
});

test.each<{ more: Partial<StopInput>; closed: string[] }>([
  { more: {}, closed: ["S0", "S1", "S2", "S3"] },
  { more: { scope: "stores", of: ["S1"] }, closed: ["S1"] },
  { more: { scope: "route", of: ["R1"] }, closed: ["S0", "S1", "S2", "S3"] },
  { more: { item: null, category: "10" }, closed: ["S0", "S1", "S2", "S3"] },
  { more: { from: asBusinessDay("2026-03-11") }, closed: [] },
])("$more closes rows of $closed", async ({ more, closed }) => {
  const orders = new Map<string, string>();
  for (const store of ["S0", "S1", "S2", "S3"]) orders.set(store, await order(store, { I0: 1 }));
  expect(await stop(more)).toMatchObject({ ordersChanged: closed.length });
  for (const [store, orderNo] of orders)
    expect(await rowsOf(orderNo)).toBe(`I0 ${closed.includes(store) ? "closed" : "pooled"}`);
  await expectProof(db());
});

test("a stop that begins later closes on its day, by the clock, once", async () => {
  const orderNo = await order("S0", { I0: 1, I1: 1 });
  await stop({ from: asBusinessDay("2026-03-11") });
  expect(await closeStoppedRows(db(), now)).toEqual({ orders: 0 });
  expect(await closeStoppedRows(db(), tomorrow)).toEqual({ orders: 1 });
  expect(await closeStoppedRows(db(), tomorrow)).toEqual({ orders: 0 });
  expect(await rowsOf(orderNo)).toBe("I0 closed, I1 pooled");
  expect(await messages()).toHaveLength(1);
  await expectProof(db());
});

test("the run that comes first closes it; a simulation before it leaves it out and changes nothing", async () => {
  const orderNo = await order("S0", { I0: 1, I1: 1 });
  await stop({ from: asBusinessDay("2026-03-11") });
  const simulated = await simulateWave(db(), planner, { route: "R1" }, tomorrow);
  expect(await rowsOf(orderNo)).toBe("I0 pooled, I1 pooled");
  const run = await generate(tomorrow);
  expect(run.amount).toBe(simulated.amount);
  expect(run.amount).toBe("3.50");
  expect(await rowsOf(orderNo)).toBe("I0 closed, I1 generated");
  expect(await statusOf(orderNo)).toBe("generated");
  await expectProof(db());
});

test("what a wave has taken stays with its delivery order; voided, it comes back and is closed", async () => {
  const orderNo = await order("S0", { I0: 6 });
  const run = await generate();
  expect(await stop()).toMatchObject({ ordersChanged: 0 });
  expect(await statusOf(orderNo)).toBe("generated");
  await voidDelivery(db(), planner, run.deliveries[0]?.delivery ?? "", "recall", now);
  expect(await rowsOf(orderNo)).toBe("I0 pooled");
  expect(await closeStoppedRows(db(), now)).toEqual({ orders: 1 });
  expect(await rowsOf(orderNo)).toBe("I0 closed");
  expect(await statusOf(orderNo)).toBe("completed");
  await expectProof(db());
});

test("a second stop for safety of the same item closes nothing again; ending it lets it be ordered, and brings nothing back", async () => {
  const orderNo = await order("S0", { I0: 1 });
  const first = await stop();
  const second = await stop();
  expect([first.ordersChanged, second.ordersChanged]).toEqual([1, 0]);
  for (const { stop: no } of [first, second]) await endStop(db(), hq, { stop: no }, now);
  expect(await rowsOf(orderNo)).toBe("I0 closed");
  expect(await rowsOf(await order("S0", { I0: 1 }))).toBe("I0 pooled");
  expect(await messages()).toHaveLength(1);
  await expectProof(db());
});

test.each<{ more: Partial<StopInput>; actor?: typeof hq; code: string }>([
  { more: { item: "NONE" }, code: "stop/unknown" },
  { more: { item: null, category: "NONE" }, code: "stop/unknown" },
  { more: { scope: "stores", of: ["S9"] }, code: "stop/unknown" },
  { more: { to: asBusinessDay("2026-03-09") }, code: "stop/days-reversed" },
  {
    more: { from: asBusinessDay("2026-03-01"), to: asBusinessDay("2026-03-09") },
    code: "stop/in-the-past",
  },
  { more: {}, actor: planner, code: "auth/forbidden" },
  { more: {}, actor: owner, code: "auth/forbidden" },
])("refused with $code", async ({ more, actor, code }) => {
  const orderNo = await order("S0", { I0: 1 });
  await expect(stop(more, now, actor)).rejects.toMatchObject({ code });
  expect(await rowsOf(orderNo)).toBe("I0 pooled");
});

// Guarantees that each row goes one way: into a delivery order or out as ITEM_STOPPED, never both, never neither.
test("stops, runs and orders at the same moment: each row is delivered or closed, and the books tie", async () => {
  for (let n = 0; n < 12; n += 1) await order(`S${n % 4}`, { I0: 2, I1: 1 });
  await atTheSameTime<unknown>([
    ...Array.from({ length: 4 }, () => () => generate()),
    ...Array.from({ length: 4 }, () => () => stop()),
    () => stop({ item: null, category: "10", scope: "stores", of: ["S1"] }),
    () => closeStoppedRows(db(), now),
    ...Array.from({ length: 4 }, (_, n) => () => order(`S${n}`, { I1: 1 }).catch(() => "stopped")),
  ]);
  await closeStoppedRows(db(), now);
  const left = await sqlOf(
    db(),
  )`select from pool_rows p join items i on i.id = p.item_id where i.code = 'I0'`;
  expect(left).toHaveLength(0);
  const told = (await messages()).filter(({ kind }) => kind === "order.item_stopped").length;
  const closed = await sqlOf(db())`select distinct order_id from closed_rows where reason = 'item_stopped'`;
  expect(told).toBeGreaterThanOrEqual(closed.length);
  await expectProof(db());
});
