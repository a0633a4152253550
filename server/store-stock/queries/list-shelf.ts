import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { salesOfWeek } from "@/server/pos";
import { businessDayOf } from "@/server/shared/business-day";
import { type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock/find-store";
import { inTransitOf, onOrderOf } from "@/server/store-stock/in-transit";
import { daysOfCover, soldPerDayCenti } from "@/server/store-stock/rules";
import type { ListShelfInput } from "@/server/store-stock/schema";

/** Quantities in the item's base unit: pieces, or grams of a weighed item. */
export interface ShelfRow {
  item: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  shelf: string;
  onHandEach: number;
  /** Part of it is still on a truck. */
  inTransitEach: number;
  /** Ordered, and not approved by a DC yet: on no book. */
  onOrderEach: number;
  /** In hundredths of the base unit; null while no till has sent a day. */
  soldPerDayCenti: number | null;
  /** Of what lies in the store; null where nothing is sold. */
  coverDays: number | null;
}

export interface Shelf extends Page<ShelfRow> {
  /** How many items each filter would show. */
  counts: { all: number; negative: number; out: number; transit: number };
}

interface Stored extends Omit<ShelfRow, "soldPerDayCenti" | "coverDays"> {
  itemId: number;
}

/** What belongs to a store: what it has had, has ordered, or has created. Columns item_id, on_hand_each, on_order_each. */
const hereOf = (sql: Sql, storeId: number) => sql`
  select item_id, sum(had)::int8 as on_hand_each, sum(ordered)::int8 as on_order_each from (
    select item_id, on_hand_each as had, 0 as ordered from store_stock where store_id = ${storeId}::int4
    union all
    select item_id, 0, each from (${onOrderOf(sql, storeId)}) o
    union all
    select id, 0, 0 from items where own_store_id = ${storeId}::int4 and taken_over_by is null) x
  group by item_id`;

/**
 * What a store has, item by item by code: on its book, still on a truck, ordered, sold per day, for how many days it lasts; also
 * what it has ordered and what it has created for itself while there is none of it. `negative` is below zero, `out` was sold in
 * the last week and has nothing left, `transit` is still to come: on a truck or ordered. Refused: `store-stock/unknown-store`, a
 * store out of reach.
 */
export async function listShelf(db: DbOrTx, actor: Actor, input: ListShelfInput, now: Date): Promise<Shelf> {
  mustBeAbleTo(actor, "stock.read.store");
  const { id } = await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const { filter = null, category = null, search = "" } = input;
  const week = await salesOfWeek(db, id, businessDayOf(now));
  const sold = [...week.soldEach].flatMap(([itemId, each]) => (each > 0 ? [itemId] : []));
  const isOut = sql`s.on_hand_each - coalesce(t.each, 0) <= 0 and i.id = any(${`{${sold.join(",")}}`}::int4[])`;
  const here = hereOf(sql, id);
  const rows = await sql<Stored[]>`
    with recursive below as (
      select id from categories where code = ${category}::text
      union all
      select c.id from categories c join below b on c.parent_id = b.id),
    here as (${here})
    select i.id as "itemId", i.code as item, i.name, i.spec, i.unit, i.is_weighed as "isWeighed",
           coalesce(h.shelf, '') as shelf, s.on_hand_each as "onHandEach", coalesce(t.each, 0)::int8 as "inTransitEach",
           s.on_order_each as "onOrderEach"
    from here s join items i on i.id = s.item_id
    left join (${inTransitOf(sql, id)}) t on t.item_id = s.item_id
    left join store_shelves h on h.store_id = ${id}::int4 and h.item_id = s.item_id
    where i.code > ${String(input.cursor?.[0] ?? "")}
      and (${category}::text is null or i.category_id in (select id from below))
      and (${search} = '' or strpos(lower(i.code || ' ' || i.name || ' ' || i.barcode || ' ' || i.pinyin || ' ' || coalesce(h.shelf, '')),
                                    lower(${search})) > 0)
      and case ${filter}::text when 'negative' then s.on_hand_each < 0 when 'out' then ${isOut}
               when 'transit' then t.each > 0 or s.on_order_each > 0 else true end
    order by i.code limit ${input.limit + 1}::int4`;
  const [counts] = await sql<Shelf["counts"][]>`
    with here as (${here})
    select count(*)::int4 as all, count(*) filter (where s.on_hand_each < 0)::int4 as negative,
           count(*) filter (where ${isOut})::int4 as out, count(*) filter (where t.each > 0 or s.on_order_each > 0)::int4 as transit
    from here s join items i on i.id = s.item_id left join (${inTransitOf(sql, id)}) t on t.item_id = s.item_id`;
  const page = pageOf([...rows], input.limit, (row) => [row.item]);
  return {
    ...page,
    counts: counts ?? { all: 0, negative: 0, out: 0, transit: 0 },
    rows: page.rows.map(({ itemId, ...row }) => {
      const perDay = soldPerDayCenti(week.soldEach.get(itemId) ?? 0, week.days);
      const coverDays = daysOfCover(row.onHandEach - row.inTransitEach, perDay);
      return { ...row, soldPerDayCenti: perDay, coverDays };
    }),
  };
}
