import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { createSaleSpec, endSaleSpec } from "@/server/catalog/commands/sale-specs";
import { recordSales } from "@/server/pos";
import { setShelf } from "@/server/store-stock/commands/set-shelf";
import { getStoreItem } from "@/server/store-stock/queries/get-item";
import { listCard } from "@/server/store-stock/queries/list-card";
import { listShelf } from "@/server/store-stock/queries/list-shelf";
import { listShelves } from "@/server/store-stock/queries/list-shelves";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
afterAll(() => expectProof(db));
const till = person("pos");
const hq = person("hq");
const owner = person("owner", { storeIds: [1] });
const sell = (batch: string, sales: [item: string, qty: number, at?: string][]) =>
  recordSales(
    db,
    till,
    {
      store: "S0",
      batch,
      sales: sales.map(([item, qty, at = "2026-03-10T08:30:00+08:00"]) => ({ item, qty, at, amount: 500 })),
    },
    now,
  );

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  await givenDelivered(db, "S0", { I0: 30, MEAT: 2_000 });
  await givenApproved(db, "S0", { I0: 12, I1: 8 });
  await createSaleSpec(
    db,
    hq,
    { spec: "ODEN6", item: "MEAT", name: "6 pieces", price: 500, grams: 100 },
    now,
  );
  await createSaleSpec(
    db,
    hq,
    { spec: "ODEN13", item: "MEAT", name: "13 pieces", price: 1_000, grams: 220 },
    now,
  );
  await sell("yesterday", [
    ["I0", 7, "2026-03-09T12:00:00+08:00"],
    ["I2", 3, "2026-03-09T12:00:00+08:00"],
    ["ODEN6", 3, "2026-03-09T12:00:00+08:00"],
    ["ODEN13", 2, "2026-03-09T12:00:00+08:00"],
    ["ODEN6", -1, "2026-03-09T12:30:00+08:00"],
  ]);
});

test("the card of an item says what is there, on its way, sold a day and how long it lasts", async () => {
  const card = await getStoreItem(db, owner, { store: "S0", item: "I0" }, now);
  expect(card).toMatchObject({
    item: "I0",
    onHandEach: 35,
    inTransitEach: 12,
    soldPerDayCenti: 700,
    coverDays: 3,
    isReturnable: true,
    deliveries: [{ each: 12 }, { each: 30, unitPriceFen: 350 }],
  });
  expect(card.curve).toEqual([{ day: "2026-03-10", onHandEach: 35 }]);
  expect((await getStoreItem(db, owner, { store: "S0", item: card.barcode }, now)).item).toBe("I0");
});

// Guarantees the oden scheme: 3 − 1 portions of 100 g and 2 of 220 g leave 2,000 − 640 g.
test("sale specifications take the right weight off, returns give it back", async () => {
  const meat = await getStoreItem(db, owner, { store: "S0", item: "ODEN13" }, now);
  expect(meat).toMatchObject({
    item: "MEAT",
    onHandEach: 1_360,
    specs: [{ gramsEach: 100 }, { gramsEach: 220 }],
  });
  await endSaleSpec(db, hq, { spec: "ODEN6" }, now);
  await endSaleSpec(db, hq, { spec: "ODEN6" }, now);
  await sell("late", [["ODEN6", 1, "2026-03-08T12:00:00+08:00"]]);
  const after = await getStoreItem(db, owner, { store: "S0", item: "MEAT" }, now);
  expect(after).toMatchObject({ onHandEach: 1_260, specs: [{ spec: "ODEN13" }] });
});

test("the stock card lists every movement with its document and what was there after it", async () => {
  const { rows } = await listCard(db, owner, { store: "S0", item: "I0", limit: 2 });
  expect(rows).toMatchObject([
    { entryNo: 3, reason: "sale", document: "yesterday", amountEach: -7, onHandAfterEach: 35 },
    { entryNo: 2, reason: "delivery", amountEach: 12, onHandAfterEach: 42 },
  ]);
  expect(rows[1]?.document).toMatch(/^D/);
});

test("the list shows what is below zero, what is on its way, what is gone", async () => {
  const list = (filter?: "negative" | "out" | "transit", search?: string) =>
    listShelf(db, owner, { store: "S0", limit: 50, filter, search }, now);
  const all = await list();
  expect(all.rows.map(({ item }) => item)).toEqual(["I0", "I1", "I2", "MEAT"]);
  expect(all.counts).toEqual({ all: 4, negative: 1, out: 1, transit: 2 });
  expect((await list("negative")).rows).toMatchObject([{ item: "I2", onHandEach: -3, coverDays: 0 }]);
  expect((await list("transit")).rows.map(({ inTransitEach }) => inTransitEach)).toEqual([12, 8]);
  expect((await list("out")).rows.map(({ item }) => item)).toEqual(["I2"]);
  expect((await list(undefined, "item i1")).rows).toMatchObject([
    { item: "I1", inTransitEach: 8, coverDays: null },
  ]);
});

// Guarantees that the list agrees with the order screen and with the card of the item (U1), and that an own item is found.
test("what is ordered, and what the store has created, stands in the list before there is any of it", async () => {
  await givenWave(db, [{ store: "S0", lines: { I0: 6, I3: 4 } }]);
  await sqlOf(db)`
    insert into items (code, barcode, name, category_id, unit, case_pack_each, pick_type, tax_rate_bp, is_orderable,
                       not_orderable_reason, own_store_id)
    select 'S0-JAM', '6901234567892', 'Jam of the shop', min(id), 'jar', 1, 'loose', 1300, false, 'own', 1 from categories`;
  const list = (store: string, filter?: "transit") =>
    listShelf(db, person("hq"), { store, limit: 50, filter }, now);
  const ordered = await list("S0", "transit");
  expect(ordered.rows).toMatchObject([
    { item: "I0", inTransitEach: 12, onOrderEach: 6 },
    { item: "I1", inTransitEach: 8, onOrderEach: 0 },
    { item: "I3", onHandEach: 0, inTransitEach: 0, onOrderEach: 4 },
  ]);
  const all = await list("S0");
  expect(all.rows.map(({ item }) => item)).toEqual(["I0", "I1", "I2", "I3", "MEAT", "S0-JAM"]);
  expect(all.counts).toMatchObject({ all: 6, transit: 3 });
  expect((await list("S1")).rows).toEqual([]);
});

test("where an item stands is said once, whoever says it at the same time", async () => {
  await atTheSameTime(
    Array.from({ length: 6 }, () => () => setShelf(db, owner, { store: "S0", item: "I0", shelf: "B2" })),
  );
  await setShelf(db, owner, { store: "S0", item: "I1", shelf: "B2" });
  expect((await listShelf(db, owner, { store: "S0", limit: 9, search: "b2" }, now)).rows).toHaveLength(2);
  const { shelves, categories } = await listShelves(db, owner, { store: "S0" });
  expect(shelves).toEqual([{ shelf: "B2", items: 2 }]);
  expect(categories).toMatchObject([{ category: "10", items: 4 }]);
  await setShelf(db, owner, { store: "S0", item: "I1", shelf: "" });
  expect((await getStoreItem(db, owner, { store: "S0", item: "I1" }, now)).shelf).toBe("");
});

test("refused: another's store, what nobody knows, specifications that are none", async () => {
  const ask = (store: string, item: string) => getStoreItem(db, owner, { store, item }, now);
  await expect(ask("S1", "I0")).rejects.toMatchObject({ status: 403 });
  await expect(ask("S9", "I0")).rejects.toMatchObject({ code: "store-stock/unknown-store" });
  await expect(ask("S0", "4711")).rejects.toMatchObject({ code: "store-stock/unknown-item" });
  const make = (spec: string, item: string, actor = hq) =>
    createSaleSpec(db, actor, { spec, item, name: "x", price: 1, grams: 1 }, now);
  await expect(make("A", "I0")).rejects.toMatchObject({ code: "spec/not-weighed" });
  await expect(make("A", "NO")).rejects.toMatchObject({ code: "spec/unknown-item" });
  await expect(make("I0", "MEAT")).rejects.toMatchObject({ code: "spec/code-taken" });
  await expect(make("ODEN13", "MEAT")).rejects.toMatchObject({ code: "spec/code-taken" });
  await expect(make("A", "MEAT", owner)).rejects.toMatchObject({ status: 403 });
  const [specs] = await sqlOf(db)`select count(*)::int as n from sale_specs`;
  expect(specs?.n).toBe(2);
});
