import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { recordSales } from "@/server/pos";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const STORES = 40;
const ITEMS = 500;
/** Every tenth barcode is another unit at headquarters. */
const isOtherUnit = (n: number) => n % 10 === 0;

const { db, close } = await freshDatabase(24);
afterAll(close);
beforeAll(async () => {
  await givenChain(
    db,
    Array.from({ length: STORES }, () => "prepaid" as const),
    1,
  );
  await sqlOf(db)`
    insert into categories (code, name) values ('OWN', 'own') on conflict do nothing`;
  const barcodes = Array.from({ length: ITEMS }, (_, n) => ean13(10_000 + n));
  // Through the table, since 20,000 documents of a first price say nothing here: what stores have created over the years.
  await sqlOf(db)`
    insert into items (code, barcode, name, category_id, unit, case_pack_each, pick_type, tax_rate_bp, is_orderable, own_store_id)
    select s.code || '-' || b.barcode, b.barcode, 'own ' || b.barcode, (select id from categories where code = 'OWN'), 'pcs', 1,
           'loose', 1300, false, s.id
    from stores s cross join unnest(${`{${barcodes.join(",")}}`}::text::text[]) b (barcode)`;
}, 60_000);

// Guarantees the judgement of issue E: 500 barcodes of 40 stores at once, some with other units, while the stores sell.
test("20,000 own items are taken over at once while their stores sell them: no piece is lost", async () => {
  const sold = new Map<string, number>();
  let isOver = false;
  const till = async (storeNo: number) => {
    for (let parcel = 0; !isOver || parcel < 3; parcel += 1) {
      const store = `S${storeNo}`;
      const n = (parcel * 37 + storeNo) % ITEMS;
      const sales = [0, 1, 2].map((k) => ({
        item: `${store}-${ean13(10_000 + ((n + k) % ITEMS))}`,
        qty: 2,
        amount: 1_000,
        at: "2026-03-10T08:00:00+08:00",
      }));
      const answer = await recordSales(db, person("pos"), { store, batch: `p${parcel}`, sales }, now);
      expect(answer.unknown).toEqual([]);
      sold.set(store, (sold.get(store) ?? 0) + 6);
    }
  };
  const rows = Array.from({ length: ITEMS }, (_, n) => {
    const unit = isOtherUnit(n) ? "box" : "pcs";
    return `H${n},${ean13(10_000 + n)},HQ ${n},10,,${unit},12,loose,13,5.00`;
  });
  const content = Buffer.from(
    `code,barcode,name,category,spec,unit,case_pack,pick_type,tax_rate_pct,suggested_price\n${rows.join("\n")}\n`,
  );
  const tills = Array.from({ length: STORES }, (_, n) => till(n));
  const began = performance.now();
  await importFile(db, systemActor, { kind: "items", mode: "apply", format: "csv", content }, now);
  const tookMs = performance.now() - began;
  isOver = true;
  await Promise.all(tills);
  await expectProof(db);
  const [taken] = await sqlOf(db)<{ taken: number; open: number }[]>`
    select (select count(*)::int4 from items where taken_over_by is not null) as taken,
           (select count(*)::int4 from own_item_conflicts where status = 'open') as open`;
  expect(taken).toEqual({ taken: STORES * ITEMS * 0.9, open: STORES * ITEMS * 0.1 });
  const stock = await sqlOf(db)<{ store: string; each: number; strays: number }[]>`
    select s.code as store, sum(k.on_hand_each)::int8 as each,
           (count(*) filter (where i.taken_over_by is not null))::int4 as strays
    from store_stock k join stores s on s.id = k.store_id join items i on i.id = k.item_id group by s.code`;
  for (const { store, each, strays } of stock) expect([each, strays]).toEqual([-(sold.get(store) ?? 0), 0]);
  expect(tookMs).toBeLessThan(60_000);
}, 120_000);
