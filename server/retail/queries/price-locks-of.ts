import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { PriceLock } from "@/server/retail/rules/judge-price";

/** Which of these items no store prices by itself, by a lock of its own or of a category above it. The state's word comes first. */
export async function priceLocksOf(
  db: DbOrTx,
  itemIds: readonly number[],
): Promise<ReadonlyMap<number, PriceLock>> {
  const rows = await sqlOf(db)<(PriceLock & { itemId: number })[]>`
    with recursive above (item_id, category_id) as (
      select id, category_id from items where id = any(${ints(itemIds)}::int4[])
      union all
      select a.item_id, c.parent_id from above a join categories c on c.id = a.category_id where c.parent_id is not null
    )
    select distinct on (f.item_id) f.item_id as "itemId", f.kind, f.reason
    from (select l.item_id, l.kind, l.reason from price_locks l
          where l.ended_at is null and l.item_id = any(${ints(itemIds)}::int4[])
          union all
          select a.item_id, l.kind, l.reason from above a join price_locks l on l.category_id = a.category_id and l.ended_at is null) f
    order by f.item_id, f.kind`;
  return new Map(rows.map(({ itemId, kind, reason }) => [itemId, { kind, reason }]));
}
