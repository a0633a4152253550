import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { listInbox } from "@/server/notify";
import { submitOrder } from "@/server/order";
import { recordSales } from "@/server/pos";
import { createOwnItem } from "@/server/retail/commands/create-own-item";
import { decideOwnConflict } from "@/server/retail/commands/decide-own-conflict";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { setRetailSettings } from "@/server/retail/commands/set-settings";
import { getItemPrice } from "@/server/retail/queries/get-item-price";
import { listOwnConflicts, listOwnItems } from "@/server/retail/queries/list-own-items";
import { openStocktake, recordTakes, submitStocktake } from "@/server/stocktake";
import { setShelf } from "@/server/store-stock";
import { listTags } from "@/server/tag/queries/list-tags";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { storeStockOf } from "@/server/testing/floor-figures";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(20);
afterAll(close);
beforeAll(() =>
  givenChain(
    db,
    Array.from({ length: 6 }, (_, n) => (n === 5 ? "direct" : "prepaid")),
    2,
  ),
);
afterEach(() => expectProof(db));

const owner = person("owner", { id: 11 });
const hq = person("hq", { id: 13 });
const refused = (code: string) => expect.objectContaining({ code });
const create = (store: string, barcode: string, name: string, price = 650, unit = "") =>
  createOwnItem(db, owner, { store, barcode, name, price, unit, spec: "", isWeighed: false }, now);
const sell = (store: string, item: string, qty: number, batch: string) =>
  recordSales(
    db,
    person("pos"),
    { store, batch, sales: [{ item, qty, amount: qty * 650, at: now.toISOString() }] },
    now,
  );
const hqItems = (rows: string[]) =>
  importFile(
    db,
    systemActor,
    {
      kind: "items",
      mode: "apply",
      format: "csv",
      content: Buffer.from(
        `code,barcode,name,category,spec,unit,case_pack,pick_type,tax_rate_pct,suggested_price,shelf_life_days\n${rows.join("\n")}\n`,
      ),
    },
    now,
  );
const row = (code: string, barcode: string, name: string, price = "6.80", unit = "pcs") =>
  `${code},${barcode},${name},10,100 g,${unit},12,loose,9,${price},180`;

/** Counts the store's item so that it has some. */
async function stocked(store: string, item: string, each: number): Promise<void> {
  await setShelf(db, owner, { store, item, shelf: "Z9" });
  const { stocktake } = await openStocktake(db, owner, { store, kind: "location", scope: "Z9" }, now);
  const takes = [1, 2].map((n) => ({ takeId: `${item}-${n}`, item, counted: each, agoSeconds: 9 - n }));
  await recordTakes(db, owner, { stocktake, takes }, now);
  await submitStocktake(db, owner, { stocktake, missing: "leave", post: true }, now);
  await setShelf(db, owner, { store, item, shelf: "" });
}

// Guarantees example 1 of R11: name headquarters', stock 8, price 6.50 kept.
test("headquarters take a plum over: their name, the store's stock, sales and price", async () => {
  const { item } = await create("S0", "6901234567892", "Plum 100g");
  expect(await create("S0", "6901234567892", "Plum 100g")).toMatchObject({ item });
  await stocked("S0", item, 10);
  await sell("S0", item, 2, "before");
  expect(await storeStockOf(db, "S0", item)).toMatchObject({ onHandEach: 8 });
  await expect(submitOrder(db, owner, { store: "S0", lines: [{ item, qty: 1 }] }, now)).rejects.toMatchObject(
    { code: expect.stringMatching(/^order\//) },
  );
  await hqItems([row("H1", "6901234567892", "Preserved plum 100 g")]);
  expect(await storeStockOf(db, "S0", "H1")).toMatchObject({ onHandEach: 8 });
  expect(await storeStockOf(db, "S0", item)).toBeUndefined();
  expect(await getItemPrice(db, owner, { store: "S0", item: "6901234567892" })).toMatchObject({
    item: "H1",
    name: "Preserved plum 100 g",
    spec: "100 g",
    priceFen: 650,
    suggestedFen: 680,
  });
  const [sold] = await sqlOf(db)<{ each: number }[]>`
    select qty_each as each from daily_sales d join items i on i.id = d.item_id where i.code = 'H1' and store_id = 1`;
  expect(sold?.each).toBe(2);
  // A till that does not know yet sends the old code; it is headquarters' item.
  await sell("S0", item, 1, "after");
  expect(await storeStockOf(db, "S0", "H1")).toMatchObject({ onHandEach: 7 });
  const { rows } = await listTags(db, hq, { store: "S0", status: "pending", limit: 9 }, now);
  expect(rows).toMatchObject([{ item: "H1", source: "takeover", priceFen: 650 }]);
  expect((await listInbox(db, owner, { store: "S0", limit: 5 })).rows[0]).toMatchObject({
    kind: "item.taken_over",
  });
  expect((await listOwnItems(db, hq, { store: "S0", limit: 9 })).rows).toMatchObject([{ takenOverBy: "H1" }]);
});

test("with the setting headquarters' price counts", async () => {
  await setRetailSettings(db, hq, { corridorBp: null, overridePrice: true }, now);
  await create("S0", ean13(801), "Nuts");
  await hqItems([row("H2", ean13(801), "Nuts 100 g")]);
  expect(await getItemPrice(db, owner, { store: "S0", item: "H2" })).toMatchObject({
    priceFen: 680,
    isOwn: false,
  });
  await setRetailSettings(db, hq, { corridorBp: null, overridePrice: false }, now);
});

// Guarantees examples 2 and 4 of R11.
test("twelve digits and thirteen are one item, in several stores at one step", async () => {
  const first = await create("S0", "012345678905", "Gum");
  const second = await create("S1", "0012345678905", "Chewing gum", 700);
  await hqItems([row("H3", "0012345678905", "Gum 10 pcs")]);
  for (const store of ["S0", "S1"]) {
    const { rows } = await listOwnItems(db, hq, { store, limit: 9 });
    expect(rows.find(({ item }) => item === first.item || item === second.item)).toMatchObject({
      takenOverBy: "H3",
    });
  }
  expect((await getItemPrice(db, owner, { store: "S1", item: "012345678905" })).priceFen).toBe(700);
});

// Guarantees example 3 of R11.
test("a number of the shop's own range is another item in every shop, and never taken over", async () => {
  const first = await create("S0", "2100001234560", "Bun");
  const second = await create("S1", "2100001234560", "Pie");
  expect(first.item).not.toBe(second.item);
  await hqItems([row("H4", "2100001234560", "Something else")]);
  expect(await getItemPrice(db, owner, { store: "S0", item: "2100001234560" })).toMatchObject({
    name: "Bun",
  });
  expect(await getItemPrice(db, owner, { store: "S1", item: "2100001234560" })).toMatchObject({
    name: "Pie",
  });
});

test("another unit goes to the desk; a pack becomes six by its decision, or stays apart", async () => {
  const pack = await create("S0", ean13(802), "Six-pack", 2_400, "pack");
  const other = await create("S1", ean13(802), "Sixpack", 2_500, "pack");
  await stocked("S0", pack.item, 5);
  await hqItems([row("H5", ean13(802), "Cola can", "4.00")]);
  expect(await storeStockOf(db, "S0", pack.item)).toMatchObject({ onHandEach: 5 });
  const open = (await listOwnConflicts(db, hq)).filter(({ status }) => status === "open");
  expect(open.map(({ ownItem, kind }) => [ownItem, kind]).toSorted()).toEqual([
    [pack.item, "unit"],
    [other.item, "unit"],
  ]);
  const of = (item: string) => open.find(({ ownItem }) => ownItem === item)?.conflict ?? 0;
  const merge = () =>
    decideOwnConflict(db, hq, { conflict: of(pack.item), decision: "merge", factor: 6 }, now);
  await expect(
    decideOwnConflict(db, owner, { conflict: of(pack.item), decision: "merge", factor: 6 }, now),
  ).rejects.toMatchObject({ status: 403 });
  await atTheSameTime([merge, merge, merge]);
  expect(await storeStockOf(db, "S0", "H5")).toMatchObject({ onHandEach: 30 });
  const apart = { conflict: of(other.item), decision: "apart" as const, factor: 1 };
  expect((await decideOwnConflict(db, hq, apart, now)).status).toBe("apart");
  await expect(decideOwnConflict(db, hq, { ...apart, decision: "merge" }, now)).rejects.toEqual(
    refused("retail/conflict-decided"),
  );
  await hqItems([row("H5", ean13(802), "Cola can 330 ml", "4.00")]);
  expect(await getItemPrice(db, owner, { store: "S1", item: ean13(802) })).toMatchObject({
    item: other.item,
  });
});

test("refused: a wrong digit, what headquarters have, another name for the number, a direct store, a stranger", async () => {
  await expect(create("S0", "6901234567891", "Plum")).rejects.toEqual(refused("retail/not-a-barcode"));
  await expect(create("S0", "123", "Plum")).rejects.toEqual(refused("retail/not-a-barcode"));
  await expect(create("S1", ean13(0), "Item")).rejects.toEqual(refused("retail/barcode-of-hq"));
  await expect(create("S1", "2100001234560", "Tart")).rejects.toEqual(refused("retail/barcode-taken"));
  await expect(create("S5", ean13(803), "Tart")).rejects.toEqual(refused("retail/own-items-franchise"));
  await expect(create("S1", ean13(803), "Tart", 0)).rejects.toEqual(refused("retail/price-not-positive"));
  await expect(
    createOwnItem(
      db,
      person("clerk"),
      { store: "S1", barcode: ean13(803), name: "Tart", price: 100, unit: "", spec: "", isWeighed: false },
      now,
    ),
  ).rejects.toMatchObject({ status: 403 });
});

// Guarantees that a store's own item comes in no way from a DC, and that no other store knows it.
test("no plan, no DC's stock and no other store takes a store's own item", async () => {
  const { item } = await create("S0", ean13(804), "Local honey");
  const file = (kind: string, text: string) =>
    importFile(db, systemActor, { kind, mode: "apply", format: "csv", content: Buffer.from(text) }, now);
  await expect(
    file("plan-lines", `plan,item,dc,returnable,price_type,fixed_price\nP1,${item},0001,yes,fixed,1.00\n`),
  ).rejects.toMatchObject({ code: "import/rows-refused" });
  await expect(
    file("dc-stock", `dc,item,location,qty,unit_cost\n0001,${item},A-1,1,1.00\n`),
  ).rejects.toMatchObject({
    code: "import/rows-refused",
  });
  await expect(getItemPrice(db, owner, { store: "S1", item })).rejects.toEqual(
    refused("store-stock/unknown-item"),
  );
  await expect(
    requestPriceChange(
      db,
      owner,
      { store: "S1", lines: [{ item, price: 1 }], reason: "other", note: "" },
      now,
    ),
  ).rejects.toEqual(refused("store-stock/unknown-item"));
});
