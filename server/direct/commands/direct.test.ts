import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { closeDirectOrder, orderDirect } from "@/server/direct/commands/order-direct";
import { receiveDirect } from "@/server/direct/commands/receive-direct";
import { reverseDirect } from "@/server/direct/commands/reverse-direct";
import { getDirectOrder } from "@/server/direct/queries/get-order";
import { getDirectReceipt } from "@/server/direct/queries/get-receipt";
import { listDirectOrders } from "@/server/direct/queries/list-orders";
import { listDirectReceipts } from "@/server/direct/queries/list-receipts";
import { lastCosts, suppliersOf } from "@/server/direct/queries/suppliers-of";
import { orderDirectInput, receiveDirectInput } from "@/server/direct/schema";
import { recordSales } from "@/server/pos";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
afterAll(close);
afterEach(() => expectProof(db));
beforeAll(async () => {
  await givenChain(db, ["prepaid", "direct", "prepaid", "prepaid", "prepaid"]);
  await givenDelivered(db, "S0", { I0: 10 });
});

const owner = person("owner", { storeIds: [1, 2, 3, 4, 5], id: 11 });
const clerk = person("clerk", { storeIds: [1, 2, 3, 4, 5], id: 12 });
const hq = person("hq", { id: 13 });
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details && { details: expect.objectContaining(details) }) });

type Costs = Record<string, [qty: number, unitCost?: string]>;
const linesOf = (lines: Costs) =>
  Object.entries(lines).map(([item, [qty, unitCost]]) => ({ item, qty, ...(unitCost && { unitCost }) }));
const receive = (store: string, lines: Costs, more: object = {}, actor = clerk) =>
  receiveDirect(db, actor, receiveDirectInput.parse({ store, lines: linesOf(lines), ...more }), now);
const order = (store: string, lines: Costs, more: object = {}, actor = owner) =>
  orderDirect(
    db,
    actor,
    orderDirectInput.parse({
      store,
      supplier: "Bakery",
      expectedOn: "2026-03-11",
      lines: linesOf(lines),
      ...more,
    }),
    now,
  );
const stock = async (store: string, item: string) => {
  const [row] = await sqlOf(db)<{ each: number; micro: number }[]>`
    select k.on_hand_each as each, k.cost_micro as micro from store_stock k
    join items i on i.id = k.item_id join stores s on s.id = k.store_id where i.code = ${item} and s.code = ${store}`;
  return row && [row.each, row.micro];
};

test("free: in the stock at once, at the average of what was paid; no account moves; taken back the average is as before", async () => {
  const balance = () =>
    sqlOf(db)`select sum(balance_fen) as fen, sum(last_entry_no) as entries from accounts`;
  const before = await balance();
  expect(await stock("S0", "I0")).toEqual([10, 3_500_000]);
  const brought = await receive(
    "S0",
    { I0: [20, "2.00"], MEAT: [1_500, "40.123456"] },
    { supplier: "Bakery" },
  );
  expect(brought).toEqual({
    receipt: expect.stringMatching(/^ZS-S0-/),
    amountFen: 4_000 + 6_019,
    order: null,
  });
  expect(await stock("S0", "I0")).toEqual([30, 2_500_000]);
  expect(await balance()).toEqual(before);

  const seen = await getDirectReceipt(db, clerk, brought);
  expect(seen).toMatchObject({ supplier: "Bakery", status: "received", mayReverse: false });
  expect((await getDirectReceipt(db, owner, brought)).mayReverse).toBe(true);
  expect(await lastCosts(db, clerk, { store: "S0", items: ["I0", "I1"] })).toEqual([
    { item: "I0", costMicro: 2_000_000 },
  ]);
  expect(await suppliersOf(db, clerk, { store: "S0" })).toEqual(["Bakery"]);

  const answers = await atTheSameTime(
    Array.from({ length: 4 }, () => () => reverseDirect(db, owner, { ...brought, reason: "typed" }, now)),
  );
  for (const answer of answers) expect(answer.status).toBe("reversed");
  expect(await stock("S0", "I0")).toEqual([10, 3_500_000]);
  expect(await stock("S0", "MEAT")).toEqual([0, expect.any(Number)]);
  const { rows } = await listDirectReceipts(db, clerk, {
    store: "S0",
    limit: 10,
    status: "reversed",
    q: "bak",
  });
  expect(rows).toMatchObject([{ receipt: brought.receipt, lines: 2, amountFen: 10_019 }]);
});

test("for an order: in parts at its cost, up to the tolerance, closed when all has come, open again when that is taken back", async () => {
  const { order: no } = await order("S2", { I0: [20, "2.00"], I1: [10, "1.50"] });
  expect(await receive("S2", { I0: [20] }, { order: no, supplierNote: "N1" })).toMatchObject({
    amountFen: 4_000,
    order: { status: "open" },
  });
  await expect(receive("S2", { I0: [2], I1: [11] }, { order: no })).rejects.toEqual(
    refused("receipt/too-many"),
  );
  await expect(receive("S2", { I2: [1] }, { order: no })).rejects.toEqual(refused("receipt/not-ordered"));
  // Dearer than ordered: the delivery note counts.
  const last = await receive("S2", { I1: [10, "1.60"] }, { order: no });
  expect(last).toMatchObject({ amountFen: 1_600, order: { status: "closed" } });
  await expect(receive("S2", { I1: [1] }, { order: no })).rejects.toEqual(refused("direct/order-closed"));
  await reverseDirect(db, owner, { ...last, reason: "wrong cost" }, now);
  expect(await getDirectOrder(db, clerk, { order: no })).toMatchObject({
    status: "open",
    mayClose: false,
    lines: [{ receivedEach: 20 }, { receivedEach: 0 }],
  });
  expect((await listDirectOrders(db, hq, { status: "open", limit: 10 })).rows).toMatchObject([
    { order: no, openLines: 1 },
  ]);
  for (const _ of [1, 2])
    expect(await closeDirectOrder(db, hq, { order: no, reason: "sold out" }, now)).toMatchObject({
      status: "closed",
    });
});

test("an order that was closed by hand stays closed when a receipt for it is taken back", async () => {
  const { order: no } = await order("S3", { I0: [4, "2.00"] });
  const part = await receive("S3", { I0: [2] }, { order: no });
  await closeDirectOrder(db, owner, { order: no, reason: "no more" }, now);
  await reverseDirect(db, owner, { ...part, reason: "typed" }, now);
  expect(await getDirectOrder(db, owner, { order: no })).toMatchObject({
    status: "closed",
    closeReason: "no more",
    lines: [{ receivedEach: 0 }],
  });
});

test("a delivery note is received once, also by two at once; taken back it may come again", async () => {
  const again = () => receive("S4", { I0: [5, "2.00"] }, { supplier: "Dairy", supplierNote: "D-7" });
  const outcomes = await Promise.allSettled([again(), again(), again()]);
  const made = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  expect(made).toHaveLength(1);
  for (const one of outcomes)
    if (one.status === "rejected")
      expect(one.reason).toEqual(refused("receipt/note-used", { receipt: made[0]?.receipt }));
  expect(await stock("S4", "I0")).toEqual([5, 2_000_000]);
  await reverseDirect(db, owner, { receipt: made[0]?.receipt ?? "", reason: "typed" }, now);
  await again();
  expect(await stock("S4", "I0")).toEqual([5, 2_000_000]);
});

test("two receipts of one order at once take turns: together they bring no more than it allows", async () => {
  const { order: no } = await order("S3", { I1: [10, "1.00"] });
  const outcomes = await Promise.allSettled([1, 2, 3].map(() => receive("S3", { I1: [6] }, { order: no })));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await stock("S3", "I1")).toEqual([6, 1_000_000]);
});

test("refused, whole: no supplier, no cost, twice, unknown, another store's order; nothing is written", async () => {
  const count = () => sqlOf(db)`select count(*)::int4 as n from direct_receipts`;
  const before = await count();
  await expect(receive("S0", { I0: [1, "1.00"] })).rejects.toEqual(refused("receipt/supplier-missing"));
  const from = { supplier: "Bakery" };
  await expect(receive("S0", { I0: [1] }, from)).rejects.toEqual(refused("receipt/cost-missing"));
  await expect(receive("S0", { NONE: [1, "1.00"] }, from)).rejects.toEqual(
    refused("store-stock/unknown-item"),
  );
  const lines = linesOf({ I0: [1, "1.00"] });
  const twice = receiveDirectInput.parse({ store: "S0", ...from, lines: [...lines, ...lines] });
  await expect(receiveDirect(db, clerk, twice, now)).rejects.toEqual(refused("direct/item-twice"));
  const { order: no } = await order("S2", { I0: [1, "1.00"] });
  await expect(receive("S0", { I0: [1] }, { order: no })).rejects.toEqual(refused("direct/unknown-order"));
  await expect(receive("S0", { I0: [1] }, { order: "ZD-0" })).rejects.toEqual(
    refused("direct/unknown-order"),
  );
  expect(await count()).toEqual(before);
  await closeDirectOrder(db, owner, { order: no, reason: "test" }, now);
});

test("what is sold cannot be taken back; in a direct store headquarters take back, a clerk never", async () => {
  const { receipt } = await receive("S1", { I3: [5, "2.00"] }, { supplier: "Dairy" });
  const wish = { receipt, reason: "typed" };
  await expect(reverseDirect(db, owner, wish, now)).rejects.toEqual(refused("direct/not-yours"));
  await expect(reverseDirect(db, clerk, wish, now)).rejects.toMatchObject({ code: "auth/forbidden" });
  const sales = [{ item: "I3", qty: 1, amount: 350, at: now.toISOString() }];
  await recordSales(db, person("pos"), { store: "S1", batch: "b1", sales }, now);
  await expect(reverseDirect(db, hq, wish, now)).rejects.toEqual(
    refused("direct/goods-gone", { lines: [{ item: "I3", received: 5, onHand: 4 }] }),
  );
  const far = person("owner", { storeIds: [9], id: 99 });
  await expect(getDirectReceipt(db, far, { receipt })).rejects.toMatchObject({ code: "auth/out-of-scope" });
  await expect(receive("S1", { I3: [1, "1.00"] }, { supplier: "x" }, far)).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
});
