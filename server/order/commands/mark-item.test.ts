import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { recordSales } from "@/server/pos";
import { unpackRows } from "@/server/shared/packed-rows";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { getOrderSheet } from "../queries/get-order-sheet";
import { markItem } from "./mark-item";
import { submitOrder } from "./submit-order";

const { db, close } = await freshDatabase(4);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

const owner = person("owner");
const sheetOf = async (store: string, at = now) => {
  const { items, usage } = await getOrderSheet(db, owner, { store }, at);
  return { usage, items: new Map(unpackRows(items).map((item) => [item.code, item])) };
};

test("a mark is kept with the store, and what is not named stays", async () => {
  await markItem(db, owner, { store: "S0", item: "I0", favourite: true });
  await markItem(db, owner, { store: "S0", item: "I0", rank: "must", shelfMin: 6 });
  const marks = await markItem(db, owner, { store: "S0", item: "I0", rank: "must" });
  expect(marks).toEqual({ isFavourite: true, rank: "must", shelfMinEach: 6 });
  expect((await sheetOf("S0")).items.get("I0")).toMatchObject(marks);
  const others = { isFavourite: false, rank: "nice", shelfMinEach: 0 };
  expect((await sheetOf("S0")).items.get("I1")).toMatchObject(others);
  expect((await sheetOf("S1")).items.get("I0")).toMatchObject(others);
});

test("refused: an unknown store or item, a store out of reach, a role that does not order", async () => {
  const mark = { store: "S0", item: "I0", favourite: true };
  await expect(markItem(db, owner, { ...mark, store: "S9" })).rejects.toMatchObject({
    code: "order/store-unknown",
  });
  await expect(markItem(db, owner, { ...mark, item: "I9" })).rejects.toMatchObject({
    code: "order/item-unknown",
  });
  const [other] = await sqlOf(db)<{ id: number }[]>`select id from stores where code = 'S1'`;
  const foreign = person("owner", { storeIds: [other?.id ?? 0] });
  await expect(markItem(db, foreign, mark)).rejects.toMatchObject({ status: 403 });
  await expect(markItem(db, person("finance"), mark)).rejects.toMatchObject({ status: 403 });
});

// Guarantees where a suggestion's pace comes from: sales where there are some, else orders, else nothing.
test("the sheet knows the pace from orders until the tills send something", async () => {
  expect((await sheetOf("S1")).usage).toEqual({ source: "orders", days: 0 });
  const before = new Date("2026-02-24T09:00:00+08:00");
  await submitOrder(db, owner, { store: "S1", lines: [{ item: "I1", qty: 28 }] }, before);
  await submitOrder(db, owner, { store: "S1", lines: [{ item: "I1", qty: 14 }], submit: false }, now);
  const ordered = await sheetOf("S1");
  expect(ordered.usage).toEqual({ source: "orders", days: 14 });
  expect(ordered.items.get("I1")).toMatchObject({ usedEach: 28, nextInDays: 2 });

  const sales = ["2026-03-08", "2026-03-09", "2026-03-10"].map((day) => ({
    at: `${day}T08:00:00+08:00`,
    item: "I2",
    qty: 5,
    amount: 2_500,
  }));
  await recordSales(db, person("pos"), { store: "S1", batch: "1", sales }, now);
  const sold = await sheetOf("S1");
  expect(sold.usage).toEqual({ source: "sales", days: 2 });
  expect(sold.items.get("I1")).toMatchObject({ usedEach: 0 });
  expect(sold.items.get("I2")).toMatchObject({ usedEach: 10, stockEach: -15 });
});
