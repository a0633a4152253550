import { type DbOrTx, sqlOf } from "@/db/client";
import { salesOfWeek } from "@/server/pos";
import { addDays, type BusinessDay, daysBetween, instantAt } from "@/server/shared/business-day";
import type { UsageSource } from "../rules/suggest";

/** How far back orders say what a store uses, and the least number of days that they are spread over. */
const orderDaysMax = 28;
const orderDaysMin = 7;

/** What a store uses, item by item, and what that is known from; `days` is 0 for a store that nothing is known of. */
export interface StoreUsage {
  source: UsageSource;
  days: number;
  usedEach: ReadonlyMap<number, number>;
}

/**
 * A store's pace: what its tills sold in the last week. Where they sent nothing, what it ordered in the last four weeks, gifts and
 * orders that came to nothing left out.
 */
export async function readUsage(db: DbOrTx, storeId: number, today: BusinessDay): Promise<StoreUsage> {
  const sales = await salesOfWeek(db, storeId, today);
  if (sales.days > 0) return { source: "sales", days: sales.days, usedEach: sales.soldEach };
  const since = addDays(today, -orderDaysMax);
  const rows = await sqlOf(db)<{ itemId: number; usedEach: number; first: BusinessDay }[]>`
    with lately as (
      select id, (submitted_at at time zone 'Asia/Shanghai')::date as day from orders
      where store_id = ${storeId}::int4 and submitted_at >= ${instantAt(since, 0).toISOString()}::text::timestamptz
        and status in ('pooled', 'partly_generated', 'generated', 'completed'))
    select l.item_id as "itemId", sum(l.qty_each)::int8 as "usedEach", (select min(day)::text from lately) as first
    from lately o join order_lines l on l.order_id = o.id where not l.is_gift group by l.item_id`;
  const [row] = rows;
  const days = row ? Math.max(orderDaysMin, daysBetween(row.first, today)) : 0;
  return {
    source: "orders",
    days,
    usedEach: new Map(rows.map(({ itemId, usedEach }) => [itemId, usedEach])),
  };
}
