import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { pgErrorOf } from "@/db/pg-error";
import {
  issueFromDc,
  lockDcStock,
  receiveIntoDc,
  receiveIntoStores,
  reserveDcStock,
  unreserveDcStock,
} from "@/server/stock";
import { givenChain } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"], 6));

const now = new Date("2026-03-10T01:00:00Z");
let causes = 1_000;
const delivery = () => ({ type: "delivery" as const, id: ++causes });
const receipt = (itemId: number, qtyEach: number, costMicro: number) => ({
  dcId: 1,
  itemId,
  location: "",
  qtyEach,
  costMicro,
  cause: { type: "import" as const, id: ++causes },
  reason: "receipt" as const,
});

const dcFigures = async (itemId: number) =>
  inTransaction(db, async (tx) => (await lockDcStock(tx, [{ dcId: 1, itemId }])).get(`1:${itemId}`));
const storeFigures = async (storeId: number, itemId: number) => {
  const [row] = await sqlOf(db)<{ onHandEach: number; costMicro: number; entries: number }[]>`
    select on_hand_each as "onHandEach", cost_micro as "costMicro", last_entry_no as entries
    from store_stock where store_id = ${storeId} and item_id = ${itemId}`;
  return row;
};
const closesOf = (itemId: number) => sqlOf(db)<{ day: string; costMicro: number }[]>`
  select effective_on::text as day, cost_micro as "costMicro" from dc_cost_closes where item_id = ${itemId}
  order by effective_on`;
const idOf = async (code: string) => {
  const [row] = await sqlOf(db)<{ id: number }[]>`select id from items where code = ${code}`;
  return row?.id ?? 0;
};

// Guarantees 3.0.5 in the database, and that prices see a new cost from the next day on, the first one at once.
test("receipts average the cost; the close of the day is the last of them", async () => {
  const [item] = await sqlOf(db)<{ id: number }[]>`
    insert into items (code, barcode, name, category_id, unit, case_pack_each, pick_type, tax_rate_bp)
    values ('FRESH', 'FRESH', 'Fresh', 1, 'pcs', 1, 'loose', 1300) returning id`;
  const itemId = item?.id ?? 0;
  await inTransaction(db, (tx) =>
    receiveIntoDc(tx, [{ ...receipt(itemId, 100, 3_200_000), location: "Z-9" }], now),
  );
  await inTransaction(db, (tx) => receiveIntoDc(tx, [receipt(itemId, 200, 3_350_000)], now));
  expect(await dcFigures(itemId)).toMatchObject({ onHandEach: 300, costMicro: 3_300_000, location: "Z-9" });
  await inTransaction(db, (tx) => receiveIntoDc(tx, [receipt(itemId, 300, 3_500_000)], now));
  expect(await closesOf(itemId)).toEqual([
    { day: "-infinity", costMicro: 3_200_000 },
    { day: "2026-03-11", costMicro: 3_400_000 },
  ]);
});

// Guarantees U1 at the DC: picked goods leave, the whole allocation ends, the cost stays, numbers run on.
test("an issue takes what was picked and ends the reservation", async () => {
  const itemId = await idOf("I0");
  const before = await dcFigures(itemId);
  await inTransaction(db, (tx) =>
    reserveDcStock(tx, [
      { dcId: 1, itemId, qtyEach: 48 },
      { dcId: 1, itemId, qtyEach: 2 },
    ]),
  );
  expect(await dcFigures(itemId)).toMatchObject({
    reservedEach: 50,
    availableEach: (before?.availableEach ?? 0) - 50,
  });
  const [first, second] = [delivery(), delivery()];
  const issues = [
    { dcId: 1, itemId, qtyEach: 46, releasedEach: 48, cause: first },
    { dcId: 1, itemId, qtyEach: 0, releasedEach: 2, cause: second },
  ];
  await inTransaction(db, (tx) => issueFromDc(tx, issues, now));
  expect(await dcFigures(itemId)).toEqual({
    ...before,
    onHandEach: (before?.onHandEach ?? 0) - 46,
    availableEach: (before?.onHandEach ?? 0) - 46,
    reservedEach: 0,
    lastEntryNo: 2,
  });
  const again = await inTransaction(db, (tx) =>
    issueFromDc(tx, [{ dcId: 1, itemId, qtyEach: 46, releasedEach: 0, cause: first }], now),
  ).catch(pgErrorOf);
  expect(again).toMatchObject({ constraint_name: "dc_stock_entries_once_per_cause" });
});

test("more than is available cannot be reserved, more than is reserved not given back", async () => {
  const itemId = await idOf("I1");
  const { availableEach = 0 } = (await dcFigures(itemId)) ?? {};
  const over = [{ dcId: 1, itemId, qtyEach: availableEach + 1 }];
  const refused = await inTransaction(db, (tx) => reserveDcStock(tx, over)).catch(pgErrorOf);
  expect(refused).toMatchObject({ constraint_name: "dc_stock_not_oversold" });
  const gone = await inTransaction(db, (tx) => unreserveDcStock(tx, [{ dcId: 1, itemId, qtyEach: 1 }])).catch(
    pgErrorOf,
  );
  expect(gone).toMatchObject({ constraint_name: "dc_stock_not_oversold" });
  await expect(
    inTransaction(db, (tx) => reserveDcStock(tx, [{ dcId: 1, itemId: 999_999, qtyEach: 1 }])),
  ).rejects.toThrow(/not stocked/);
});

test("an item the DC never had is locked as zeros", async () => {
  expect(await dcFigures(999_999)).toEqual({
    onHandEach: 0,
    reservedEach: 0,
    availableEach: 0,
    costMicro: null,
    location: "",
  });
});

// Guarantees 3.0.9: gifts of the same item make the bought ones cheaper, whatever was there before.
test("10 at 5.00 and 1 free cost 4.545455, also on a second receipt", async () => {
  const itemId = await idOf("I2");
  const rows = (cause: ReturnType<typeof delivery>) => [
    { storeId: 1, itemId, qtyEach: 1, paidFen: 0, cause },
    { storeId: 1, itemId, qtyEach: 10, paidFen: 5_000, cause },
  ];
  const first = delivery();
  await inTransaction(db, (tx) => receiveIntoStores(tx, rows(first), now));
  expect(await storeFigures(1, itemId)).toEqual({ onHandEach: 11, costMicro: 4_545_455, entries: 1 });
  await inTransaction(db, (tx) => receiveIntoStores(tx, rows(delivery()), now));
  expect(await storeFigures(1, itemId)).toEqual({ onHandEach: 22, costMicro: 4_545_455, entries: 2 });
  const again = await inTransaction(db, (tx) => receiveIntoStores(tx, rows(first), now)).catch(pgErrorOf);
  expect(again).toMatchObject({ constraint_name: "store_stock_entries_once_per_cause" });
  expect(await storeFigures(1, itemId)).toMatchObject({ onHandEach: 22, entries: 2 });
});

test("weighed goods are valued per kilogram; several causes of one item follow one another", async () => {
  const itemId = await idOf("MEAT");
  const rows = [
    { storeId: 1, itemId, qtyEach: 1_500, paidFen: 3_000, cause: delivery() },
    { storeId: 1, itemId, qtyEach: 500, paidFen: 2_000, cause: delivery() },
    { storeId: 2, itemId, qtyEach: 0, paidFen: 0, cause: delivery() },
  ];
  await inTransaction(db, (tx) => receiveIntoStores(tx, rows, now));
  expect(await storeFigures(1, itemId)).toEqual({ onHandEach: 2_000, costMicro: 25_000_000, entries: 2 });
  expect(await storeFigures(2, itemId)).toBeUndefined();
});

test("an unknown store or item is a defect and nothing is written", async () => {
  const row = { storeId: 1, itemId: 1, qtyEach: 1, paidFen: 1, cause: delivery() };
  await expect(
    inTransaction(db, (tx) => receiveIntoStores(tx, [{ ...row, storeId: 99 }], now)),
  ).rejects.toThrow(/unknown store/);
  await expect(
    inTransaction(db, (tx) => receiveIntoStores(tx, [{ ...row, itemId: 999_999 }], now)),
  ).rejects.toThrow(/items are unknown/);
});

// Guarantees that nothing is lost when many move the same goods in opposing orders, and that nobody deadlocks.
test("32 clients move the same goods in opposing orders", async () => {
  const codes = ["I3", "I4", "I5"];
  const ids = await Promise.all(codes.map(idOf));
  const before = await Promise.all(ids.map(dcFigures));
  await Promise.all(
    Array.from({ length: 32 }, async (_, client) => {
      const order = client % 2 === 0 ? ids : ids.toReversed();
      const stores = client % 2 === 0 ? [1, 2] : [2, 1];
      for (let round = 0; round < 3; round += 1) {
        const cause = delivery();
        await db.transaction((tx) =>
          reserveDcStock(
            tx,
            order.map((itemId) => ({ dcId: 1, itemId, qtyEach: 4 })),
          ),
        );
        await db.transaction(async (tx) => {
          const goods = order.map((itemId) => ({ dcId: 1, itemId, qtyEach: 3, releasedEach: 4, cause }));
          await issueFromDc(tx, goods, now);
          const received = stores.flatMap((storeId) =>
            order.map((itemId) => ({ storeId, itemId, qtyEach: 1, paidFen: 350, cause })),
          );
          await receiveIntoStores(tx, received, now);
        });
        await db.transaction((tx) =>
          receiveIntoDc(
            tx,
            order.map((itemId) => receipt(itemId, 3, 2_000_000)),
            now,
          ),
        );
      }
    }),
  );
  for (const [index, itemId] of ids.entries()) {
    expect(await dcFigures(itemId)).toMatchObject({ onHandEach: before[index]?.onHandEach, reservedEach: 0 });
    expect(await storeFigures(1, itemId)).toEqual({ onHandEach: 96, costMicro: 3_500_000, entries: 96 });
  }
});
