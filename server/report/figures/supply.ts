import { type DbOrTx, sqlOf } from "@/db/client";
import type { Period } from "../rules/period";
import { inCategories, inStores, type Scope } from "./scope";

/** Goods at the prices that the orders were promised, before discounts and without gifts, in fen. */
export interface Supply {
  /** Wanted for the days, less what the stores took back and what nobody has decided yet. */
  orderedFen: number;
  /** Of it, what was picked and approved. */
  approvedFen: number;
  /** Of that, what arrived: less what was claimed short or damaged, and accepted. */
  deliveredFen: number;
}

export type SupplyOfStore = Supply & {
  storeId: number;
  beforeOrderedFen: number;
  beforeApprovedFen: number;
  beforeDeliveredFen: number;
};

/**
 * What became of the orders of a period, by the day for which they were to be delivered, in money: grams and pieces add up.
 * Lines that wait in the pool or in a delivery order without approval are no answer yet and count neither as wanted nor as missed.
 */
export async function supplyOf(
  db: DbOrTx,
  scope: Scope,
  period: Period,
  before: Period,
): Promise<SupplyOfStore[]> {
  const sql = sqlOf(db);
  const isNow = sql`o.deliver_on between ${period.from}::text::date and ${period.to}::text::date`;
  const wasBefore = sql`o.deliver_on between ${before.from}::text::date and ${before.to}::text::date`;
  const rows = await sql<SupplyOfStore[]>`
    with wanted as materialized (
      select o.id, o.store_id, ${isNow} as is_now from orders o
      where ${inStores(sql, scope, sql`o.store_id`)} and o.submitted_at is not null and (${isNow} or ${wasBefore})),
    lines as materialized (
      select w.store_id, w.is_now, l.order_id, l.line_no, l.qty_each, l.unit_price_fen, i.is_weighed
      from wanted w join order_lines l on l.order_id = w.id join items i on i.id = l.item_id
      where not l.is_gift and ${inCategories(sql, scope, sql`i.category_id`)}),
    parts as (
      select order_id, line_no, qty_each as ordered, 0 as approved, 0 as lost from lines
      union all
      select p.order_id, p.line_no, -p.qty_each, 0, 0 from wanted w join pool_rows p on p.order_id = w.id
      union all
      select c.order_id, c.line_no, -c.qty_each, 0, 0 from wanted w join closed_rows c on c.order_id = w.id
      where c.reason in ('cancelled_by_store', 'cancelled')
      union all
      select l.order_id, l.order_line_no,
             case when d.status in ('created', 'released', 'picking', 'picked', 'checked') then -l.allocated_each else 0 end,
             case when d.status in ('approved', 'dispatched', 'delivered', 'closed')
                  then coalesce(x.picked_each, l.allocated_each) else 0 end, 0
      from wanted w join delivery_orders s on s.order_id = w.id join deliveries d on d.id = s.delivery_id and d.status <> 'void'
      join delivery_lines l on l.delivery_id = d.id and l.order_id = w.id
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      union all
      select f.order_id, f.order_line_no, 0, 0, g.accepted_each
      from wanted w join delivery_orders s on s.order_id = w.id join differences n on n.delivery_id = s.delivery_id
      join deliveries d on d.id = n.delivery_id and d.status <> 'reversed'
      join difference_lines g on g.difference_id = n.id and g.accepted_each > 0 and g.type in ('short', 'damaged')
      join lateral (select l.order_id, l.order_line_no from delivery_lines l
                    where l.delivery_id = n.delivery_id and l.item_id = g.item_id and not l.is_gift
                    order by l.line_no limit 1) f on f.order_id = w.id),
    money as (
      select l.store_id, l.is_now, l.order_id, l.line_no,
             sum(p.ordered) * l.unit_price_fen / k.per as ordered, sum(p.approved) * l.unit_price_fen / k.per as approved,
             sum(p.lost) * l.unit_price_fen / k.per as lost
      from parts p join lines l on l.order_id = p.order_id and l.line_no = p.line_no
      cross join lateral (select case when l.is_weighed then 1000.0 else 1.0 end as per) k
      group by l.store_id, l.is_now, l.order_id, l.line_no, l.unit_price_fen, k.per)
    select store_id as "storeId",
           round(coalesce(sum(ordered) filter (where is_now), 0))::int8 as "orderedFen",
           round(coalesce(sum(approved) filter (where is_now), 0))::int8 as "approvedFen",
           round(coalesce(sum(approved - lost) filter (where is_now), 0))::int8 as "deliveredFen",
           round(coalesce(sum(ordered) filter (where not is_now), 0))::int8 as "beforeOrderedFen",
           round(coalesce(sum(approved) filter (where not is_now), 0))::int8 as "beforeApprovedFen",
           round(coalesce(sum(approved - lost) filter (where not is_now), 0))::int8 as "beforeDeliveredFen"
    from money group by store_id`;
  return [...rows];
}
