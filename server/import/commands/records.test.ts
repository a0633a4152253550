import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { submitOrder } from "@/server/order";
import { receiveIntoDc } from "@/server/stock";
import { expectProof } from "@/server/testing/expect-proof";
import { freshDatabase } from "@/server/testing/test-database";
import { csvOf, fileOf } from "../test-files";
import { importsInto, morning } from "./test-imports";

const { db, close } = await freshDatabase();
afterAll(close);
const { run, refusals, loadSamples } = importsInto(db);
const sql = sqlOf(db);

beforeAll(loadSamples);

test("empty cells and missing columns of an item are its defaults", async () => {
  const file = csvOf(
    ["code", "barcode", "name", "category", "unit", "case_pack", "pick_type"],
    [
      ["B1", "96385074", "农夫山泉 Water 550", "C10", "瓶", 12, "case"],
      ["B2", "036000291452", "Chips", "C10", "包", 12, "loose"],
    ],
  );
  await run("items", file);
  const rows = await sql`
    select code, order_multiple_each as multiple, tax_rate_bp as tax, suggested_price_fen as price, is_weighed as weighed,
           is_orderable as orderable, pinyin from items where code like 'B%' order by code`;
  expect([...rows]).toEqual([
    { code: "B1", multiple: 12, tax: 1300, price: null, weighed: false, orderable: true, pinyin: "nfsqw550" },
    { code: "B2", multiple: 1, tax: 1300, price: null, weighed: false, orderable: true, pinyin: "c" },
  ]);
});

test("barcodes are one item's alone, but two items may exchange theirs", async () => {
  const [first, second] = ["6901137286791", "6919022888579"];
  await run("items", fileOf("items", { code: "X1", barcode: first }, { code: "X2", barcode: second }));
  expect(await refusals("items", fileOf("items", { code: "X3", barcode: first }))).toEqual([
    "2 barcode item/barcode-taken",
  ]);
  expect(
    await refusals(
      "items",
      fileOf("items", { code: "X4", barcode: "73513537" }, { code: "X5", barcode: "73513537" }),
    ),
  ).toEqual(["3 barcode import/duplicate"]);
  const exchanged = fileOf("items", { code: "X1", barcode: second }, { code: "X2", barcode: first });
  expect(await run("items", exchanged)).toMatchObject({ updated: 2 });
  const rows = await sql`select code, barcode from items where code in ('X1', 'X2') order by code`;
  expect(rows.map(({ barcode }) => barcode)).toEqual([second, first]);
});

test("an item that has been in stock keeps its unit", async () => {
  expect(await refusals("items", fileOf("items", { weighed: "yes" }))).toEqual([
    "2 weighed item/weighed-fixed",
  ]);
  await run("items", fileOf("items", { code: "W1", barcode: "4006381333931" }));
  expect(
    await run("items", fileOf("items", { code: "W1", barcode: "4006381333931", weighed: "yes" })),
  ).toMatchObject({
    updated: 1,
  });
});

// Ordered but never stocked: the pool would ask for a thousand times the money if pieces became grams.
test("an item that has been ordered keeps its unit", async () => {
  const item = { code: "W2", barcode: "8076800195057" };
  await run("items", fileOf("items", item));
  await run("plan-lines", fileOf("plan-lines", { item: "W2" }));
  const lines = [{ item: "W2", qty: 5 }];
  await submitOrder(db, systemActor, { store: "S001", lines }, morning);
  expect(await refusals("items", fileOf("items", { ...item, weighed: "yes" }))).toEqual([
    "2 weighed item/weighed-fixed",
  ]);
  await expectProof(db);
});

test("categories may be moved below one another", async () => {
  await run("categories", fileOf("categories", { code: "C11", parent: "C1" }, { code: "C1" }));
  expect(await run("categories", fileOf("categories", { code: "C11", parent: "C10" }))).toMatchObject({
    updated: 1,
  });
});

// Guarantees that money enters an account by its opening exactly once.
test("an opening balance is booked once and later files cannot change it", async () => {
  const file = (opening_balance: string) => fileOf("accounts", { code: "A0500", opening_balance });
  expect(await run("accounts", file("-250.00"))).toMatchObject({ created: 1 });
  expect(await run("accounts", file("999.00"))).toMatchObject({ unchanged: 1 });
  const entries = await sql`
    select e.amount_fen as fen, e.reason, a.balance_fen as balance, e.business_on::text as day
    from account_entries e join accounts a on a.id = e.account_id where a.code = 'A0500'`;
  expect([...entries]).toEqual([{ fen: -25_000, reason: "opening", balance: -25_000, day: "2026-03-10" }]);
});

test("every change of a credit limit is kept with who made it", async () => {
  await run("accounts", fileOf("accounts", { code: "A0600", opening_balance: "" }));
  await run("accounts", fileOf("accounts", { code: "A0600", name: "Renamed" }));
  await run(
    "accounts",
    fileOf("accounts", { code: "A0600", credit_limit: "0.00", credit_valid_to: "2026-12-31" }),
  );
  const changes = await sql`
    select c.credit_limit_fen as fen, c.credit_valid_to::text as "validTo", c.actor_name as by
    from credit_changes c join accounts a on a.id = c.account_id where a.code = 'A0600' order by c.id`;
  expect([...changes]).toEqual([
    { fen: 50_000, validTo: null, by: "system" },
    { fen: 0, validTo: "2026-12-31", by: "system" },
  ]);
});

test("DC stock opens once: quantity, cost and entry, no second opening, none after goods moved", async () => {
  const [stock] = await sql`
    select on_hand_each as qty, cost_micro as cost, location from dc_stock`;
  expect(stock).toEqual({ qty: 240, cost: 2_123_456, location: "A-01-1" });
  expect(await refusals("dc-stock", fileOf("dc-stock", { qty: "241" }))).toEqual([
    "2 qty dc-stock/opening-differs",
  ]);
  const locations = () => sql`
    select location, (select count(*) from dc_stock_entries)::int8 as entries from dc_stock`;
  for (const [location, updated] of [
    ["A-02-7", 1],
    ["A-02-7", 0],
    ["", 0],
  ] as const) {
    expect(await run("dc-stock", fileOf("dc-stock", { location }))).toMatchObject({ created: 0, updated });
    expect([...(await locations())]).toEqual([{ location: "A-02-7", entries: 1 }]);
  }

  const [place] = await sql<
    { dcId: number; itemId: number }[]
  >`select dc_id as "dcId", item_id as "itemId" from dc_stock`;
  const receipt = { location: "", qtyEach: 10, costMicro: 2_000_000, reason: "receipt" as const };
  const cause = { type: "adjustment" as const, id: 1 };
  await db.transaction((tx) =>
    receiveIntoDc(tx, [{ dcId: place?.dcId ?? 0, itemId: place?.itemId ?? 0, ...receipt, cause }], morning),
  );
  expect(await refusals("dc-stock", fileOf("dc-stock"))).toEqual(["2 qty dc-stock/goods-moved"]);
});

test("store stock opens once", async () => {
  const [stock] = await sql`
    select s.on_hand_each as qty, e.reason from store_stock s join store_stock_entries e using (store_id, item_id)`;
  expect(stock).toEqual({ qty: 12, reason: "opening" });
  expect(await refusals("store-stock", fileOf("store-stock", { qty: "13" }))).toEqual([
    "2 qty store-stock/opening-differs",
  ]);
});

test("promotions: defaults by kind, and the stores they are for", async () => {
  const named = fileOf("promotions", { stores: "S001" });
  expect(await run("promotions", named)).toMatchObject({ updated: 1 });
  expect(await run("promotions", named)).toMatchObject({ unchanged: 1 });
  const [promotion] = await sql`
    select p.is_repeating as repeating, p.get_each as get, p.get_item_id = p.item_id as same, p.priority, s.code as store
    from promotions p join promotion_stores ps on ps.promotion_id = p.id join stores s on s.id = ps.store_id`;
  expect(promotion).toEqual({ repeating: true, get: 1, same: true, priority: 100, store: "S001" });
  await run("promotions", fileOf("promotions"));
  expect(await sql`select * from promotion_stores`).toHaveLength(0);
});

test("promotions: several items of a cell count together", async () => {
  await run("items", fileOf("items", { code: "A101", barcode: "6901028300001" }));
  const several = fileOf("promotions", { item: "A101,A100", get_item: "A100" });
  const counted = () => sql`
    select i.code, p.version from promotions p join promotion_items n on n.promotion_id = p.id and not n.is_excluded
    join items i on i.id = n.item_id where p.item_id is null order by i.code`;
  expect(await run("promotions", several)).toMatchObject({ updated: 1 });
  const first = await counted();
  expect(first.map(({ code }) => code)).toEqual(["A100", "A101"]);
  expect(await run("promotions", several)).toMatchObject({ unchanged: 1 });
  expect(await counted()).toEqual(first);
  expect(await refusals("promotions", fileOf("promotions", { item: "A101,A100", get_item: "" }))).toEqual([
    "2 get_item import/needed-here",
  ]);
  expect(await run("promotions", fileOf("promotions"))).toMatchObject({ updated: 1 });
  expect(await counted()).toEqual([]);
});

test("a coupon that is in use can no longer be changed", async () => {
  await sql`update coupons set status = 'used'`;
  expect(await run("coupons", fileOf("coupons"))).toMatchObject({ unchanged: 1 });
  expect(await refusals("coupons", fileOf("coupons", { value: "60.00" }))).toEqual(["2 code coupon/in-use"]);
});

test("store stock opens at what the file says that it cost, else at what the plan supplies it for", async () => {
  await run("stores", fileOf("stores", { code: "S002" }));
  await run("stores", fileOf("stores", { code: "S003" }));
  await run("store-stock", fileOf("store-stock", { store: "S002" }));
  await run("store-stock", fileOf("store-stock", { store: "S003", unit_cost: "2.512345" }));
  const costs = await sql<{ store: string; micro: number }[]>`
    select s.code as store, k.cost_micro as micro from store_stock k join stores s on s.id = k.store_id order by s.code`;
  expect([...costs]).toEqual([
    { store: "S001", micro: 2_800_000 },
    { store: "S002", micro: 2_800_000 },
    // 12 pieces at 2.512345 are 30.15.
    { store: "S003", micro: 2_512_500 },
  ]);
});
