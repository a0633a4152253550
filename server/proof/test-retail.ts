import { type Db, sqlOf } from "@/db/client";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { printTags } from "@/server/dock/commands/print-tags";
import { requestPriceChange } from "@/server/retail";
import { requestTags } from "@/server/tag";
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
  ["tag-batches", "update tag_batches set tag_count = tag_count + 1"],
  ["priced-and-tagged", "delete from tags"],
  ["suggested-price-entries", "update items set suggested_price_fen = 501 where code = 'I0'"],
  ["item-entries", "delete from item_entries where item_id = 1"],
];
