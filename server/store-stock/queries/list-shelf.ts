import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { salesOfWeek } from "@/server/pos";
import { businessDayOf } from "@/server/shared/business-day";
import { type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock/find-store";
import { inTransitOf } from "@/server/store-stock/in-transit";
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

/**
 * What a store has, item by item by code: on its book, still on a truck, sold per day, for how many days it lasts. `negative` is
 * below zero, `out` was sold in the last week and has nothing left, `transit` is on its way. Refused:
 * `store-stock/unknown-store`, a store out of reach.
 */
export async function listShelf(db: DbOrTx, actor: Actor, input: ListShelfInput, now: Date): Promise<Shelf> {
  mustBeAbleTo(actor, "stock.read.store");
  const { id } = await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const { filter = null, category = null, search = "" } = input;
  const week = await salesOfWeek(db, id, businessDayOf(now));
  const sold = [...week.soldEach].flatMap(([itemId, each]) => (each > 0 ? [itemId] : []));
  const isOut = sql`s.on_hand_each - coalesce(t.each, 0) <= 0 and i.id = any(${`{${sold.join(",")}}`}::int4[])`;
  const rows = await sql<Stored[]>`
    with recursive below as (
      select id from categories where code = ${category}::text
      union all
      select c.id from categories c join below b on c.parent_id = b.id)
    select i.id as "itemId", i.code as item, i.name, i.spec, i.unit, i.is_weighed as "isWeighed",
           coalesce(h.shelf, '') as shelf, s.on_hand_each as "onHandEach", coalesce(t.each, 0)::int8 as "inTransitEach"
    from store_stock s join items i on i.id = s.item_id
    left join (${inTransitOf(sql, id)}) t on t.item_id = s.item_id
    left join store_shelves h on h.store_id = s.store_id and h.item_id = s.item_id
    where s.store_id = ${id}::int4 and i.code > ${String(input.cursor?.[0] ?? "")}
      and (${category}::text is null or i.category_id in (select id from below))
      and (${search} = '' or strpos(lower(i.code || ' ' || i.name || ' ' || i.barcode || ' ' || i.pinyin || ' ' || coalesce(h.shelf, '')),
                                    lower(${search})) > 0)
      and case ${filter}::text when 'negative' then s.on_hand_each < 0 when 'out' then ${isOut}
               when 'transit' then t.each > 0 else true end
    order by i.code limit ${input.limit + 1}::int4`;
  const [counts] = await sql<Shelf["counts"][]>`
    select count(*)::int4 as all, count(*) filter (where s.on_hand_each < 0)::int4 as negative,
           count(*) filter (where ${isOut})::int4 as out, count(*) filter (where t.each > 0)::int4 as transit
    from store_stock s join items i on i.id = s.item_id left join (${inTransitOf(sql, id)}) t on t.item_id = s.item_id
    where s.store_id = ${id}::int4`;
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
