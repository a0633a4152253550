import { afterAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { freshDatabase } from "@/server/testing/test-database";
import { checkDigitOf } from "../notations";
import { type ImportKind, importKinds } from "../schema";
import { fileOf, type Sample } from "../test-files";
import { importsInto } from "./test-imports";

const { db, close } = await freshDatabase();
afterAll(close);
const { run, version } = importsInto(db);

const items = 3_000;
const stores = 300;
const numbered = (count: number, of: (index: number) => Sample) =>
  Array.from({ length: count }, (_, index) => of(index));

function barcodeOf(index: number): string {
  const digits = `69${String(index).padStart(10, "0")}`;
  return `${digits}${checkDigitOf(digits)}`;
}

/** A chain of the size that one franchise has: 3,000 items, 300 stores on a tree of routes, 150 accounts. */
const chain: Record<ImportKind, Sample[]> = {
  dcs: [{}, { code: "0002", zone: "chilled" }],
  categories: numbered(30, (index) => ({ code: `C${index}`, parent: index < 5 ? "" : `C${index % 5}` })),
  items: numbered(items, (index) => ({
    code: `A${index}`,
    barcode: barcodeOf(index),
    name: `商品 Item ${index}`,
    category: `C${index % 30}`,
  })),
  routes: numbered(36, (index) => ({ code: `R${index}`, parent: index < 6 ? "" : `R${index % 6}` })),
  plans: numbered(3, (index) => ({ code: `P${index}` })),
  "plan-lines": numbered(items * 3, (index) => ({
    plan: `P${index % 3}`,
    item: `A${Math.floor(index / 3)}`,
    dc: index % 5 === 0 ? "0002" : "0001",
  })),
  templates: [{}],
  "template-lines": [{}],
  accounts: numbered(150, (index) => ({ code: `A${index}` })),
  stores: numbered(stores, (index) => ({
    code: `S${index}`,
    account: `A${index % 150}`,
    plan: `P${index % 3}`,
    route: `R${6 + (index % 30)}`,
  })),
  "source-exceptions": numbered(stores, (index) => ({ store: `S${index}`, item: `A${index}`, dc: "0002" })),
  "dc-stock": numbered(items, (index) => ({ item: `A${index}` })),
  "dc-places": numbered(50, (index) => ({ location: `R-${index}` })),
  "dc-faces": numbered(items, (index) => ({ item: `A${index}` })),
  "store-stock": numbered(stores * 10, (index) => ({
    store: `S${index % stores}`,
    item: `A${Math.floor(index / stores)}`,
  })),
  promotions: numbered(20, (index) => ({
    code: `B${index}`,
    item: `A${index}`,
    stores: `S${index},S${index + 1}`,
  })),
  coupons: numbered(500, (index) => ({ code: `K${index}`, account: `A${index % 150}` })),
  charges: numbered(300, (index) => ({
    reference: `F${index}`,
    account: `A${index % 150}`,
    store: `S${index}`,
  })),
};

// Guarantees that a whole chain comes in by its files, in their order, and that sending them again changes nothing.
test("a chain of 300 stores comes in, once", { timeout: 60_000 }, async () => {
  for (const kind of importKinds) {
    const rows = chain[kind].length;
    expect(await run(kind, fileOf(kind, ...chain[kind]))).toMatchObject({ kind, rows, created: rows });
  }
  const loaded = await version();
  for (const kind of importKinds) {
    const rows = chain[kind].length;
    expect(await run(kind, fileOf(kind, ...chain[kind]))).toMatchObject({ kind, rows, unchanged: rows });
  }
  expect(await version()).toBe(loaded);
});

// Guarantees that the figures of the books are the sums of what was opened.
test("the books hold what the openings brought", async () => {
  const [books] = await sqlOf(db)`
    select (select sum(balance_fen)::int8 from accounts) as balances,
           (select sum(amount_fen)::int8 from account_entries) as entries,
           (select sum(on_hand_each)::int8 from dc_stock) as dc, (select sum(amount_each)::int8 from dc_stock_entries) as "dcEntries",
           (select sum(on_hand_each)::int8 from store_stock) as store,
           (select sum(amount_each)::int8 from store_stock_entries) as "storeEntries"`;
  expect(books).toEqual({
    balances: 150 * 100_000 - 300 * 12_000,
    entries: 150 * 100_000 - 300 * 12_000,
    dc: items * 240,
    dcEntries: items * 240,
    store: stores * 10 * 12,
    storeEntries: stores * 10 * 12,
  });
});
