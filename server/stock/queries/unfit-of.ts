import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import { type StockKey, stockKey } from "@/server/stock/book/movement";
import { usualShipRestBp } from "@/server/stock/lot-rules";

/** How much of these items is too short on that day to go to a store, by the rule of `fitFrom`; items of which nothing is are left out. */
export async function unfitOf(
  db: DbOrTx,
  keys: readonly { dcId: number; itemId: number }[],
  day: BusinessDay,
): Promise<Map<StockKey, number>> {
  const sql = sqlOf(db);
  const rows = await sql<{ dcId: number; itemId: number; qtyEach: number }[]>`
    select l.dc_id as "dcId", l.item_id as "itemId", sum(l.qty_each)::int8 as "qtyEach"
    from dc_lots l
    join items i on i.id = l.item_id
    left join warehouse_settings w on w.dc_id = l.dc_id
    where l.dc_id = any(${ints([...new Set(column(keys, ({ dcId }) => dcId))])}::int4[]) and l.expires_on < 'infinity'
      and l.expires_on < ${day}::text::date
        + ceil(coalesce(i.shelf_life_days, 0) * coalesce(w.ship_rest_bp, ${usualShipRestBp}::int4) / 10000.0)::int4
    group by l.dc_id, l.item_id`;
  const wanted = new Set(keys.map(({ dcId, itemId }) => stockKey(dcId, itemId)));
  return new Map(
    rows
      .map(({ dcId, itemId, qtyEach }) => [stockKey(dcId, itemId), qtyEach] as const)
      .filter(([key]) => wanted.has(key)),
  );
}
