import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { printTags } from "@/server/dock/commands/print-tags";
import { importFile } from "@/server/import";
import { recordSales } from "@/server/pos";
import { createOwnItem, requestPriceChange } from "@/server/retail";
import { decideOwnConflict } from "@/server/retail/commands/decide-own-conflict";
import { requestTags } from "@/server/tag";
import { ean13 } from "@/server/testing/ean13";
import { givenApproved } from "@/server/testing/given-approved";
import { now, person } from "@/server/testing/given-delivery";

/** A store that has changed a price twice, and has another one for tomorrow. */
export async function givenPrices(db: Db): Promise<void> {
  await sqlOf(db)`update items set suggested_price_fen = 500 where code in ('I0', 'I1')`;
  const change = (price: number, effectiveAt?: Date) =>
    requestPriceChange(
      db,
      person("owner"),
      { store: "S0", lines: [{ item: "I0", price }], effectiveAt, reason: "other", note: "" },
      now,
    );
  await change(550);
  await requestTags(db, person("owner"), { store: "S0", items: ["I1"], reason: "lost" }, now);
  await change(520);
  await change(540, new Date(now.getTime() + 86_400_000));
  const delivery = await givenApproved(db, "S0", { I1: 1 });
  const [row] = await sqlOf(db)<{ wave: string }[]>`
    select w.wave_no as wave from deliveries d join waves w on w.id = d.wave_id where d.delivery_no = ${delivery}`;
  await printTags(db, person("planner"), { wave: row?.wave ?? "" }, now);
  await dispatchDelivery(db, person("loader"), { delivery }, now);
  await givenOwnItems(db);
}

/** Items that a store had created: one is still its own, one was taken over, one was merged from packs of six. */
async function givenOwnItems(db: Db): Promise<void> {
  const own = (barcode: string, unit: string) =>
    createOwnItem(
      db,
      person("owner"),
      { store: "S0", barcode, name: `own ${barcode}`, price: 700, spec: "", unit, isWeighed: false },
      now,
    );
  await own(ean13(900), "");
  await own(ean13(901), "");
  const pack = await own(ean13(902), "pack");
  const sales = [{ at: "2026-03-10T08:00:00+08:00", item: pack.item, qty: 2, amount: 1_400 }];
  await recordSales(db, person("pos"), { store: "S0", batch: "packs", sales }, now);
  const rows = [901, 902].map((n) => `HQ${n},${ean13(n)},Item ${n},10,pcs,1,loose`);
  const content = Buffer.from(`code,barcode,name,category,unit,case_pack,pick_type\n${rows.join("\n")}\n`);
  await importFile(db, systemActor, { kind: "items", mode: "apply", format: "csv", content }, now);
  const [conflict] = await sqlOf(db)<{ id: number }[]>`select id from own_item_conflicts`;
  await decideOwnConflict(
    db,
    person("hq"),
    { conflict: conflict?.id ?? 0, decision: "merge", factor: 6 },
    now,
  );
}

/** What can go wrong with prices, and the check that says so. */
export const retailDamages: [check: string, sql: string][] = [
  ["store-prices", "update store_prices set price_fen = price_fen + 1"],
  ["store-prices", "delete from store_prices"],
  ["prices-in-force", "update price_change_lines set status = 'effective' where status = 'superseded'"],
  ["price-entries", "update price_entries set price_fen = price_fen + 1"],
  ["price-book-count", "delete from price_entries where entry_no = 1"],
  ["price-book-count", "update price_books set last_entry_no = last_entry_no + 1"],
  ["tags-on-the-way", "update tags set status = 'closed', ended_at = now() where status = 'shipped'"],
  [
    "own-items-not-ordered",
    "insert into dc_stock (dc_id, item_id) select 1, id from items where own_store_id is not null limit 1",
  ],
  [
    "taken-over-whole",
    "insert into store_stock (store_id, item_id, on_hand_each, cost_micro, last_entry_no) select 1, id, 5, 0, 0 from items where taken_over_by is not null and code like '%901%' limit 1",
  ],
  ["merged-in-store", "update own_item_conflicts set factor = 7"],
  ["tag-batches", "update tag_batches set tag_count = tag_count + 1"],
  ["priced-and-tagged", "delete from tags"],
  ["suggested-price-entries", "update items set suggested_price_fen = 501 where code = 'I0'"],
  ["item-entries", "delete from item_entries where item_id = 1"],
];
