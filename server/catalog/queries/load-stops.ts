import type { Sql } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import type { ItemStop, Terms } from "../rules/terms";

interface StopRow {
  itemId: number | null;
  categoryId: number | null;
  reason: string;
  isForSafety: boolean;
  storeIds: number[] | null;
}

/**
 * What may not be ordered on the day (R17), by item and by category, with the stores that it counts for as they are today:
 * a store that changes its route, plan or template changes its stops with it.
 */
export async function loadStops(
  sql: Sql,
  day: BusinessDay,
): Promise<Pick<Terms, "itemStops" | "categoryStops">> {
  const rows = await sql<StopRow[]>`
    with recursive live as (
      select * from item_stops
      where ended_at is null and valid_from <= ${day}::text::date and coalesce(valid_to, 'infinity') >= ${day}::text::date
    ), below as (
      select id as stop_id, route_id from live where route_id is not null
      union
      select b.stop_id, r.id from below b join routes r on r.parent_id = b.route_id)
    select l.item_id as "itemId", l.category_id as "categoryId", l.reason, l.is_for_safety as "isForSafety",
      case when l.scope <> 'all' then (
        select coalesce(json_agg(s.id), '[]') from stores s
        where s.plan_id = l.plan_id or s.template_id = l.template_id
          or s.route_id in (select b.route_id from below b where b.stop_id = l.id)
          or s.id in (select i.store_id from item_stop_stores i where i.stop_id = l.id)) end as "storeIds"
    from live l order by l.id`;
  const itemStops = new Map<number, ItemStop[]>();
  const categoryStops = new Map<number, ItemStop[]>();
  for (const { itemId, categoryId, reason, isForSafety, storeIds } of rows) {
    const stop = { reason, isForSafety, storeIds: storeIds === null ? null : new Set(storeIds) };
    if (itemId !== null) itemStops.set(itemId, [...(itemStops.get(itemId) ?? []), stop]);
    if (categoryId !== null) categoryStops.set(categoryId, [...(categoryStops.get(categoryId) ?? []), stop]);
  }
  return { itemStops, categoryStops };
}
