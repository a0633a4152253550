import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { PriceFeedInput } from "@/server/retail/schema";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { findStore } from "@/server/store-stock";

export interface PriceFeed {
  /** What to ask from next time. */
  cursor: string;
  /** Whether there is more to ask for at once. */
  hasMore: boolean;
  /** What tills charge now, each item once; of weighed items for a kilogram. Null: there is no price. */
  prices: { item: string; barcode: string; price: string | null }[];
  /** What is approved for later: a till that is offline then changes by its own clock. Null: headquarters' price again. */
  ahead: { item: string; from: string; until: string | null; price: string }[];
}

/**
 * What changed of a store's prices since a cursor: its own and those that headquarters suggest, where they count. Nothing is missed:
 * both are numbered in the order in which they came to be (a store's without gaps under its lock, headquarters' one
 * import after the other), and what is told is the price now, so reading again does no harm. Refused: an unknown
 * store, one out of reach.
 */
export async function listPriceFeed(db: DbOrTx, actor: Actor, input: PriceFeedInput): Promise<PriceFeed> {
  mustBeAbleTo(actor, "price.read");
  const store = await findStore(db, actor, input.store);
  const [own = 0, suggested = 0] = (input.since ?? "0.0").split(".").map(Number);
  const sql = sqlOf(db);
  const seen = await sql<{ source: "own" | "suggested"; no: number; itemId: number }[]>`
    (select 'own' as source, entry_no as no, item_id as "itemId" from price_entries
     where store_id = ${store.id}::int4 and entry_no > ${own}::int8 order by entry_no limit ${input.limit}::int4)
    union all
    (select 'suggested', id, item_id from suggested_price_entries
     where id > ${suggested}::int8 order by id limit ${input.limit}::int4)`;
  const last = (source: "own" | "suggested", before: number) =>
    seen.reduce((most, row) => (row.source === source && row.no > most ? row.no : most), before);
  const itemIds = [...new Set(seen.map(({ itemId }) => itemId))];
  const prices = await sql<{ item: string; barcode: string; priceFen: number | null }[]>`
    select i.code as item, i.barcode, coalesce(p.price_fen, i.suggested_price_fen) as "priceFen"
    from items i left join store_prices p on p.store_id = ${store.id}::int4 and p.item_id = i.id
    where i.id = any(${ints(itemIds)}::int4[]) order by i.code`;
  const ahead = await sql<{ item: string; from: string; until: string | null; priceFen: number }[]>`
    select i.code as item, c.effective_at as "from", c.ends_at as until, l.price_fen as "priceFen"
    from price_change_lines l join price_changes c on c.id = l.change_id join items i on i.id = l.item_id
    where l.store_id = ${store.id}::int4 and l.status = 'scheduled' order by c.effective_at, l.change_id, l.line_no`;
  const counts = Map.groupBy(seen, ({ source }) => source);
  return {
    cursor: `${last("own", own)}.${last("suggested", suggested)}`,
    hasMore: [...counts.values()].some((rows) => rows.length === input.limit),
    prices: prices.map(({ priceFen, ...row }) => ({
      ...row,
      price: priceFen === null ? null : formatFen(priceFen),
    })),
    ahead: ahead.map(({ from, until, priceFen, item }) => ({
      item,
      from: instantText(new Date(from)),
      until: until === null ? null : instantText(new Date(until)),
      price: formatFen(priceFen),
    })),
  };
}
