import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { DomainError } from "@/server/shared/domain-error";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { getOrder } from "../queries/get-order";
import { listOrders } from "../queries/list-orders";
import { cancelOrder, withdrawOrder } from "./end-order";
import { submitOrder } from "./submit-order";

let world: TestDatabase;
const owner = person("owner");
const apply = (kind: string, rows: string[]) =>
  importFile(
    world.db,
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    now,
  );

beforeAll(async () => {
  world = await freshDatabase(40);
  await givenChain(world.db, ["prepaid", "cod", "direct", "prepaid"]);
  await apply("templates", ["code,name", "TMAX,At most 100.00 a day"]);
  await apply("template-lines", [
    "template,category,day_rule,start,end,max_amount",
    "TMAX,*,daily,00:00,00:00,100.00",
  ]);
  await apply("stores", [
    "code,name,kind,settlement,account,cod_limit,plan,template,route,stop_sequence",
    "S3,Store 3,franchise,prepaid,A3,,P1,TMAX,R1,4",
  ]);
});
afterAll(() => world.close());

const order = (store: string, lines: Record<string, number>, actor = owner) =>
  submitOrder(
    world.db,
    actor,
    { store, lines: Object.entries(lines).map(([item, qty]) => ({ item, qty })) },
    now,
  );

const codeOf = async (work: Promise<unknown>) =>
  work.then(
    () => "taken",
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );

const counts = async () => {
  const [row] = await sqlOf(world.db)`
    select (select count(*) from orders)::int4 as orders, (select count(*) from order_lines)::int4 as lines,
      (select count(*) from pool_rows)::int4 as rows, (select count(*) from order_windows)::int4 as windows,
      (select count(*) from events)::int4 as events`;
  return row;
};

test("what was promised is stored with every line and waits in the pool", async () => {
  const { order: orderNo, totals } = await order("S0", { I0: 10, CASE: 24 });
  expect(totals).toEqual({ goods: "119.00", discount: "0.00", payable: "119.00" });
  const read = await getOrder(world.db, owner, orderNo);
  expect(
    read.lines.map(({ item, qty, unitPrice, pickType, open }) => ({ item, qty, unitPrice, pickType, open })),
  ).toEqual([
    { item: "I0", qty: 10, unitPrice: "3.50", pickType: "loose", open: 10 },
    { item: "CASE", qty: 24, unitPrice: "3.50", pickType: "case", open: 24 },
  ]);
  await expectProof(world.db);
});

// Guarantees R17 on the command itself: every refused line is named, and nothing is half done.
test("refused lines are all named and nothing is written", async () => {
  const before = await counts();
  const refused = order("S0", { I0: 1, CASE: 30, NONE: 1 });
  await expect(refused).rejects.toMatchObject({
    code: "order/lines-refused",
    details: {
      lines: [
        { line: 2, item: "CASE", qty: 30, status: "wrong_multiple" },
        { line: 3, item: "NONE", qty: 1, status: "unknown_item" },
      ],
    },
  });
  expect(await counts()).toEqual(before);
});

test("a store out of reach and a role without the right are refused", async () => {
  expect(await codeOf(order("S0", { I0: 1 }, person("owner", { storeIds: [] })))).toBe("auth/out-of-scope");
  expect(await codeOf(order("S0", { I0: 1 }, person("picker")))).toBe("auth/forbidden");
  expect(await codeOf(order("S99", { I0: 1 }))).toBe("order/store-unknown");
});

// Guarantees R23: two tablets cannot both use up what a window leaves, however they race.
test("twenty orders race for a maximum of 100.00: exactly what fits is taken", async () => {
  const race = Array.from({ length: 20 }, () => () => codeOf(order("S3", { I0: 4 })));
  const outcomes = await atTheSameTime(race);
  expect(outcomes.filter((outcome) => outcome === "taken")).toHaveLength(7);
  expect(outcomes.filter((outcome) => outcome === "order/above-maximum")).toHaveLength(13);
  await expectProof(world.db);
});

test("an order that is taken back frees its window and leaves the pool; a repeat answers the same", async () => {
  const [last] = await sqlOf(world.db)<{ orderNo: string }[]>`
    select order_no as "orderNo" from orders o join stores s on s.id = o.store_id where s.code = 'S3' and o.status = 'pooled' limit 1`;
  const orderNo = last?.orderNo ?? "";
  expect(await withdrawOrder(world.db, owner, orderNo, "", now)).toEqual({ order: orderNo, status: "draft" });
  expect(await withdrawOrder(world.db, owner, orderNo, "", now)).toEqual({ order: orderNo, status: "draft" });
  const read = await getOrder(world.db, owner, orderNo);
  expect(read.lines[0]).toMatchObject({ open: 0, short: 4, reason: "cancelled_by_store" });
  expect(await codeOf(order("S3", { I0: 4 }))).toBe("taken");
  await expectProof(world.db);
});

// Guarantees U6: after the cut-off only the DC takes an order out of the pool.
test("the store may not withdraw after the cut-off, the planner may cancel", async () => {
  const { order: orderNo } = await order("S0", { I1: 2 });
  const tomorrow = new Date(now.getTime() + 24 * 3_600_000);
  expect(await codeOf(withdrawOrder(world.db, owner, orderNo, "", tomorrow))).toBe("order/cut-off-passed");
  expect(await cancelOrder(world.db, person("planner"), orderNo, "route closed", tomorrow)).toEqual({
    order: orderNo,
    status: "cancelled",
  });
  expect(await codeOf(withdrawOrder(world.db, owner, orderNo, "", now))).toBe("order/not-withdrawable");
  await expectProof(world.db);
});

test("an order that costs nothing has its cut-off too", async () => {
  await apply("plan-lines", ["plan,item,dc,returnable,price_type,fixed_price", "P1,I3,0001,yes,fixed,0.00"]);
  const free = await order("S0", { I3: 5 });
  expect(free).toMatchObject({ totals: { payable: "0.00" } });
  const late = new Date(now.getTime() + 24 * 3_600_000);
  expect(await codeOf(withdrawOrder(world.db, owner, free.order, "", late))).toBe("order/cut-off-passed");
  await cancelOrder(world.db, person("planner"), free.order, "", late);
});

test("withdrawing races with itself: the rows leave the pool once", async () => {
  const { order: orderNo } = await order("S0", { I1: 2, I2: 3 });
  const outcomes = await atTheSameTime(
    Array.from({ length: 8 }, () => () => codeOf(withdrawOrder(world.db, owner, orderNo, "", now))),
  );
  expect(new Set(outcomes)).toEqual(new Set(["taken"]));
  const [closed] = await sqlOf(world.db)`
    select count(*)::int4 as count from closed_rows c join orders o on o.id = c.order_id where o.order_no = ${orderNo}`;
  expect(closed?.count).toBe(2);
  await expectProof(world.db);
});

test("a draft is kept without any effect", async () => {
  const before = await counts();
  const draft = await submitOrder(
    world.db,
    owner,
    { store: "S0", lines: [{ item: "I0", qty: 5 }], submit: false },
    now,
  );
  expect(draft.status).toBe("draft");
  expect(await counts()).toMatchObject({
    rows: before?.rows,
    lines: before?.lines,
    windows: before?.windows,
  });
  await expectProof(world.db);
});

test("orders are found by a part of their number or reference, and a percent sign is only itself", async () => {
  const lines = [{ item: "I0", qty: 1 }];
  const sent = { store: "S0", lines, reference: "Week 12 50% extra" };
  const { order: no } = await submitOrder(world.db, owner, sent, now);
  const found = async (search: string) =>
    (await listOrders(world.db, owner, { search, limit: 50 })).rows.map((row) => row.order);
  expect(await found("12 50% EX")).toEqual([no]);
  expect(await found(no.toLowerCase())).toEqual([no]);
  expect(await found("12%extra")).toEqual([]);
});

test("an order that was made from a draft ends it; one of another store, or ended already, stays as it is", async () => {
  const lines = [{ item: "I0", qty: 2 }];
  const draftOf = async (store: string) =>
    (await submitOrder(world.db, owner, { store, lines, submit: false }, now)).order;
  const [mine, others] = [await draftOf("S0"), await draftOf("S1")];
  const made = await submitOrder(world.db, owner, { store: "S0", lines, draft: mine }, now);
  expect(await getOrder(world.db, owner, mine)).toMatchObject({ status: "cancelled", endReason: made.order });
  const again = await submitOrder(world.db, owner, { store: "S0", lines, draft: mine }, now);
  expect(again.status).toBe("pooled");
  expect(await getOrder(world.db, owner, mine)).toMatchObject({ endReason: made.order });
  await submitOrder(world.db, owner, { store: "S0", lines, draft: others }, now);
  await submitOrder(world.db, owner, { store: "S0", lines, draft: made.order }, now);
  expect(await getOrder(world.db, owner, others)).toMatchObject({ status: "draft" });
  expect(await getOrder(world.db, owner, made.order)).toMatchObject({ status: "pooled" });
  const [told] = await sqlOf(world.db)`
    select count(*)::int4 as count from events e join orders o on o.id = e.document_id
    where e.type = 'order.cancelled' and e.document_type = 'order' and o.order_no = ${mine}`;
  expect(told?.count).toBe(1);
  await expectProof(world.db);
});

test("a refused order leaves its draft, and of orders that race one ends it", async () => {
  const lines = [{ item: "I0", qty: 2 }];
  const { order: draft } = await submitOrder(world.db, owner, { store: "S0", lines, submit: false }, now);
  const bad = submitOrder(world.db, owner, { store: "S0", lines: [{ item: "NONE", qty: 1 }], draft }, now);
  expect(await codeOf(bad)).toBe("order/lines-refused");
  expect(await getOrder(world.db, owner, draft)).toMatchObject({ status: "draft" });
  const race = Array.from(
    { length: 6 },
    () => () => codeOf(submitOrder(world.db, owner, { store: "S0", lines, draft }, now)),
  );
  expect(new Set(await atTheSameTime(race))).toEqual(new Set(["taken"]));
  expect(await getOrder(world.db, owner, draft)).toMatchObject({ status: "cancelled" });
  const [told] = await sqlOf(world.db)`
    select count(*)::int4 as count from events e join orders o on o.id = e.document_id
    where e.type = 'order.cancelled' and e.document_type = 'order' and o.order_no = ${draft}`;
  expect(told?.count).toBe(1);
  await expectProof(world.db);
});

test("a draft shows what was typed until it is cancelled", async () => {
  const lines = [
    { item: "CASE", qty: 24 },
    { item: "I0", qty: 5 },
  ];
  const draft = await submitOrder(world.db, owner, { store: "S0", lines, submit: false }, now);
  const shown = async () => (await getOrder(world.db, owner, draft.order)).lines;
  expect(await shown()).toMatchObject([
    { item: "CASE", qty: 24, pickType: "case", dc: null, open: 24, short: 0 },
    { item: "I0", qty: 5, pickType: "loose", dc: null, open: 5, short: 0 },
  ]);
  await cancelOrder(world.db, owner, draft.order, "", now);
  expect(await shown()).toMatchObject([
    { open: 0, short: 24, reason: "cancelled" },
    { open: 0, short: 5 },
  ]);
});

test("a clerk orders without seeing the balance; direct and cash stores are never short", async () => {
  expect((await order("S0", { I0: 9000 }, person("clerk"))).balance).toBeNull();
  expect((await order("S0", { I0: 9000 })).warnings).toEqual([
    { code: "account/insufficient-balance", shortfall: expect.stringMatching(/^\d+\.\d{2}$/) },
  ]);
  expect((await order("S2", { I0: 9000 })).balance).toBeNull();
  expect((await order("S1", { I0: 9000 })).warnings).toEqual([]);
});
