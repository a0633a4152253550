import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";

/**
 * Of each of these orders the first of these deliveries that brings goods of it; an order to which they bring nothing is missing. Asked
 * once for all: a question for each order would go through all deliveries of the wave as often as it has orders.
 */
export async function firstServing(
  tx: Tx,
  orders: readonly { orderId: number }[],
  deliveryIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  if (orders.length === 0) return new Map();
  const sql = sqlOf(tx);
  const rows = await sql<{ orderId: number; deliveryId: number }[]>`
    select x.order_id as "orderId", min(x.delivery_id) as "deliveryId"
    from delivery_orders x
    join delivery_lines l on l.delivery_id = x.delivery_id and l.order_id = x.order_id
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
    where x.order_id = any(${ints(orders.map(({ orderId }) => orderId))}::int8[])
      and x.delivery_id = any(${ints(deliveryIds)}::int8[]) and coalesce(s.picked_each, l.allocated_each) > 0
    group by x.order_id`;
  return new Map(rows.map(({ orderId, deliveryId }) => [orderId, deliveryId]));
}
