import type { Sql } from "@/db/client";

/** Short lines are worth ordering again for this long. */
const SHORT_LINES_FOR = "7 days";
const rowsMax = 5;

export interface ShortLine {
  order: string;
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  qtyEach: number;
  reason: string;
  total: number;
}

/**
 * What waits for the store: orders that generation refused for want of money (R15), lines that came short in the last
 * week (2.2), and orders kept as drafts. Each with how many there are in all. By how much an order was short is left out for
 * those who may not see the balance (R09).
 */
export async function readWaiting(sql: Sql, storeId: number, seesBalance: boolean, now: Date) {
  const since = now.toISOString();
  const [blocked, short, drafts] = await Promise.all([
    sql<{ order: string; neededFen: number; availableFen: number; since: string; total: number }[]>`
      select order_no as "order", blocked_needed_fen as "neededFen", blocked_available_fen as "availableFen",
        blocked_at as since, count(*) over ()::int4 as total
      from orders
      where store_id = ${storeId}::int4 and status in ('pooled', 'partly_generated') and blocked_at is not null
      order by id limit ${rowsMax}`,
    sql<ShortLine[]>`
      select o.order_no as "order", i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", x.qty as "qtyEach",
        x.reason, count(*) over ()::int4 as total
      from (
        select c.order_id, c.item_id, c.qty_each as qty, c.reason::text, c.closed_at as at
        from closed_rows c join orders o on o.id = c.order_id
        where o.store_id = ${storeId}::int4 and c.reason in ('dc_stock', 'item_stopped', 'expired')
          and c.closed_at > ${since}::text::timestamptz - ${SHORT_LINES_FOR}::text::interval
        union all
        select l.order_id, l.item_id, l.ordered_each - l.allocated_each, 'dc_stock', d.created_at
        from deliveries d join delivery_lines l on l.delivery_id = d.id
        where d.store_id = ${storeId}::int4 and d.status <> 'void' and l.allocated_each < l.ordered_each
          and d.created_at > ${since}::text::timestamptz - ${SHORT_LINES_FOR}::text::interval
        union all
        select l.order_id, l.item_id, l.allocated_each - s.picked_each, 'pick_short', d.picked_at
        from deliveries d join delivery_shorts s on s.delivery_id = d.id
        join delivery_lines l on l.delivery_id = s.delivery_id and l.line_no = s.line_no
        where d.store_id = ${storeId}::int4 and d.status <> 'void'
          and d.picked_at > ${since}::text::timestamptz - ${SHORT_LINES_FOR}::text::interval
      ) x
      join orders o on o.id = x.order_id
      join items i on i.id = x.item_id
      order by x.at desc limit ${rowsMax}`,
    sql<{ order: string; at: string; lines: number; payableFen: number; total: number }[]>`
      select order_no as "order", created_at as at, line_count as lines, payable_fen as "payableFen",
        count(*) over ()::int4 as total
      from orders where store_id = ${storeId}::int4 and status = 'draft'
      order by id desc limit ${rowsMax}`,
  ]);
  return {
    blocked: blocked.map(({ order, since, neededFen, availableFen }) => ({
      order,
      since,
      shortfallFen: seesBalance ? neededFen - availableFen : null,
    })),
    blockedTotal: blocked[0]?.total ?? 0,
    short: short.map(({ total: _, ...row }) => row),
    shortTotal: short[0]?.total ?? 0,
    drafts: drafts.map(({ total: _, ...row }) => row),
    draftTotal: drafts[0]?.total ?? 0,
  };
}
