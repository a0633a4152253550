import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { ListNegativeInput } from "@/server/store-stock/schema";

/** An item of a store of which more was sold than the book knew. Quantities in pieces, of weighed goods in grams. */
export interface NegativeRow {
  store: string;
  storeName: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  onHandEach: number;
  /** What is missing, at cost, in fen. */
  worthFen: number;
  /** Since when the book has been below zero. */
  since: string;
  /** When the shelf was last counted; null: never. */
  countedAt: string | null;
}

export interface NegativeStock extends Page<NegativeRow> {
  items: number;
  stores: number;
  worthFen: number;
}

interface Found extends NegativeRow {
  worth: number;
}

/**
 * What is below zero in all stores within reach, the dearest first: goods that arrived and were never booked, or were booked to
 * another item. `search` looks in store and item. A store's own list is `listShelf`.
 */
export async function listNegative(
  db: DbOrTx,
  actor: Actor,
  { search = "", cursor, limit }: ListNegativeInput,
): Promise<NegativeStock> {
  mustBeAbleTo(actor, "stock.read.store");
  const sql = sqlOf(db);
  const worth = cursorNumber(cursor, 0, null);
  const [, store = "", item = ""] = (cursor ?? []).map(String);
  const meant = sql`
    select k.store_id, k.item_id, k.on_hand_each, k.counted_at, s.code as store, s.name as store_name, i.code as item, i.name,
           i.unit, i.is_weighed,
           round(-k.on_hand_each::numeric * k.cost_micro / case when i.is_weighed then 1000 else 1 end / 10000)::int8 as worth
    from store_stock k join stores s on s.id = k.store_id join items i on i.id = k.item_id
    where k.on_hand_each < 0
      and (${actor.storeIds === null}::bool or k.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${search} = '' or strpos(lower(s.code || ' ' || s.name || ' ' || i.code || ' ' || i.name || ' ' || i.barcode), lower(${search})) > 0)`;
  const [rows, [sums]] = await Promise.all([
    sql<Found[]>`
      select m.store, m.store_name as "storeName", m.item, m.name, m.unit, m.is_weighed as "isWeighed",
             m.on_hand_each as "onHandEach", m.worth, m.worth as "worthFen", m.counted_at as "countedAt",
             (select min(e.posted_at) from store_stock_entries e
              where e.store_id = m.store_id and e.item_id = m.item_id and e.entry_no > coalesce(
                (select max(p.entry_no) from store_stock_entries p
                 where p.store_id = m.store_id and p.item_id = m.item_id and p.on_hand_after_each >= 0), 0)) as since
      from (select * from (${meant}) a
            where ${worth === null}::bool or (-a.worth, a.store, a.item) > (${-(worth ?? 0)}::int8, ${store}::text, ${item}::text)
            order by -a.worth, a.store, a.item limit ${limit + 1}::int4) m
      order by -m.worth, m.store, m.item`,
    sql<{ items: number; stores: number; worthFen: number }[]>`
      select count(*)::int4 as items, count(distinct store_id)::int4 as stores, coalesce(sum(worth), 0)::int8 as "worthFen"
      from (${meant}) a`,
  ]);
  const page = pageOf([...rows], limit, (row) => [row.worth, row.store, row.item]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ worth: _, since, countedAt, ...row }) => ({
      ...row,
      since: instantText(new Date(since)),
      countedAt: countedAt === null ? null : instantText(new Date(countedAt)),
    })),
    ...(sums ?? { items: 0, stores: 0, worthFen: 0 }),
  };
}
