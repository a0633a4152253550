import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { givenReceived } from "@/server/proof/test-warehouse";
import { decodeCursor } from "@/server/shared/paging";
import { getStockCard } from "@/server/stock/queries/get-stock-card";
import { listStockEntries } from "@/server/stock/queries/list-stock-entries";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid"]);
  await givenReceived(db);
});
const planner = person("planner");
const of = (item: string) => ({ dc: "0001", item });

test("every entry names its document; costs are for those who may see them", async () => {
  const { rows } = await listStockEntries(db, planner, { ...of("I0"), limit: 50 });
  expect(rows).toMatchObject([
    {
      reason: "receipt",
      document: expect.stringMatching(/^GR/),
      party: "Farm",
      qty: 70,
      onHandAfter: 9_000_070,
    },
    {
      reason: "opening",
      cause: "import",
      document: null,
      qty: 9_000_000,
      unitCost: "2.00",
      valueAfter: "18000000.00",
    },
  ]);
  const [newest] = (await listStockEntries(db, person("picker"), { ...of("I0"), limit: 1 })).rows;
  expect(newest).toMatchObject({ qty: 70, unitCost: null, valueAfter: null });
  expect((await listStockEntries(db, planner, { ...of("I1"), limit: 1 })).rows).toMatchObject([
    { reason: "adjustment", document: expect.stringMatching(/^SA/), qty: -200 },
  ]);
  expect((await listStockEntries(db, planner, { ...of("CASE"), limit: 1 })).rows).toMatchObject([
    { reason: "stocktake", document: expect.stringMatching(/^\d+$/) },
  ]);
});

test("the card ties with the book: figures, reservations, the days before", async () => {
  const { deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 7 } }]);
  const card = await getStockCard(db, planner, of("I0"), now);
  expect(card).toMatchObject({
    onHand: 9_000_070,
    reserved: 7,
    available: 9_000_063,
    location: "A-01",
    counts: [],
  });
  expect(card.reserving).toMatchObject([{ delivery: deliveries[0], store: "S0", qty: 7, status: "created" }]);
  // The chain was opened on 1 March; the test is on the 10th.
  expect(card.curve).toHaveLength(10);
  expect(card.curve[0]).toEqual({ day: "2026-03-01", onHand: 9_000_000 });
  expect(card.curve.at(-1)).toEqual({ day: "2026-03-10", onHand: 9_000_070 });
  const later = await getStockCard(db, planner, of("I0"), new Date("2026-06-20T09:00:00+08:00"));
  expect(later.curve).toHaveLength(90);
  expect(new Set(later.curve.map(({ onHand }) => onHand))).toEqual(new Set([9_000_070]));
  await expectProof(db);
});

test("pages follow each other without a gap, however many entries there are", async () => {
  const sql = sqlOf(db);
  const [place] = await sql<{ dcId: number; itemId: number }[]>`
    select d.id as "dcId", i.id as "itemId" from dcs d, items i where i.code = 'I3'`;
  await sql`
    insert into dc_stock_entries (dc_id, item_id, entry_no, amount_each, on_hand_after_each, cost_micro, posted_at, business_on,
                                  cause_type, cause_id, reason)
    select ${place?.dcId ?? 0}::int2, ${place?.itemId ?? 0}::int4, n, 1, 9000000 + n - 1, 2000000,
           ${now.toISOString()}::text::timestamptz, '2026-03-10', 'adjustment', 1000000 + n, 'adjustment'
    from generate_series(2, 500) n`;
  const seen: number[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listStockEntries(db, planner, {
      ...of("I3"),
      limit: 200,
      cursor: cursor === undefined ? undefined : decodeCursor(cursor),
    });
    seen.push(...page.rows.map(({ entryNo }) => entryNo));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => 500 - n));
});

test("what is unknown or out of reach is refused", async () => {
  await expect(getStockCard(db, planner, of("NO"), now)).rejects.toMatchObject({
    code: "stock/item-unknown",
  });
  const elsewhere = person("planner", { dcIds: [99] });
  await expect(listStockEntries(db, elsewhere, { ...of("I0"), limit: 1 })).rejects.toMatchObject({
    status: 403,
  });
});
