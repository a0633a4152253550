import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { lineAmountFen } from "@/server/catalog";
import { orderStatusAfter } from "../order-status";

interface OrderLeft {
  id: number;
  before: string;
  pooledRows: number;
  openDeliveries: number;
  deliveries: number;
}

const netOf = (row: {
  unitPriceFen: number;
  qty: number;
  isWeighed: boolean;
  isGift: boolean;
  discountFen: number;
}) => (row.isGift ? 0 : lineAmountFen(row) - row.discountFen);

/**
 * Gives locked orders the state and the pooled amount that follow from what they have in the pool and in deliveries that are
 * not void. An order with nothing left in the pool is blocked no more.
 */
export async function moveOrders(tx: Tx, orderIds: readonly number[]) {
  const sql = sqlOf(tx);
  const orders = await sql<OrderLeft[]>`
    select o.id, o.status as before, (select count(*)::int4 from pool_rows r where r.order_id = o.id) as "pooledRows",
      (select count(*)::int4 from delivery_orders x join deliveries d on d.id = x.delivery_id
        where x.order_id = o.id and d.status in ('created', 'released', 'picking', 'picked', 'checked')) as "openDeliveries",
      (select count(*)::int4 from delivery_orders x join deliveries d on d.id = x.delivery_id
        where x.order_id = o.id and d.status <> 'void') as "deliveries"
    from orders o where o.id = any(${ints(orderIds)}::int8[])`;
  const rows = await sql<
    {
      orderId: number;
      unitPriceFen: number;
      qty: number;
      isWeighed: boolean;
      isGift: boolean;
      discountFen: number;
    }[]
  >`
    select r.order_id as "orderId", l.unit_price_fen as "unitPriceFen", r.qty_each as qty, i.is_weighed as "isWeighed", l.is_gift as "isGift",
      r.discount_fen as "discountFen"
    from pool_rows r join order_lines l on l.order_id = r.order_id and l.line_no = r.line_no join items i on i.id = r.item_id
    where r.order_id = any(${ints(orderIds)}::int8[])`;
  const pooledFen = new Map<number, number>();
  for (const row of rows) {
    pooledFen.set(row.orderId, (pooledFen.get(row.orderId) ?? 0) + netOf(row));
  }
  const moved = orders.map((order) => ({ ...order, after: orderStatusAfter(order) }));
  await sql`
    update orders o set status = u.status, pooled_fen = u.fen,
      blocked_at = case when u.waits then o.blocked_at end, blocked_code = case when u.waits then o.blocked_code end,
      blocked_needed_fen = case when u.waits then o.blocked_needed_fen end,
      blocked_available_fen = case when u.waits then o.blocked_available_fen end
    from unnest(${ints(moved.map((o) => o.id))}::text::int8[], ${texts(moved.map((o) => o.after))}::text::order_status[],
      ${ints(moved.map((o) => pooledFen.get(o.id) ?? 0))}::text::int8[],
      ${texts(moved.map((o) => String(o.pooledRows > 0)))}::text::bool[]) u (id, status, fen, waits)
    where o.id = u.id`;
  return moved;
}
