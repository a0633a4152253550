import { ints } from "@/db/bulk";
import type { Fragment, Sql } from "@/db/client";

/** The first of these deliveries that brings goods of an order; null when they bring nothing of it. */
export function firstServing(sql: Sql, orderId: Fragment, deliveryIds: readonly number[]) {
  return sql`(
    select min(x.delivery_id) from delivery_orders x
    join delivery_lines l on l.delivery_id = x.delivery_id and l.order_id = x.order_id
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
    where x.order_id = ${orderId} and x.delivery_id = any(${ints(deliveryIds)}::int8[])
      and coalesce(s.picked_each, l.allocated_each) > 0)`;
}
