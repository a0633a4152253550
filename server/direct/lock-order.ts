import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/direct/errors";
import type { DirectOrderStatus } from "@/server/direct/schema";
import type { OrderedLine } from "@/server/warehouse";

export interface LockedOrder {
  id: number;
  orderNo: string;
  storeId: number;
  supplier: string;
  status: DirectOrderStatus;
  /** Why somebody said that nothing more is expected; empty when it is open, or complete. */
  closeReason: string;
  lines: OrderedLine[];
}

/** Locks an order of a store with its supplier, and its lines; it comes before the stock of the store. Refused: `direct/unknown-order`, out of reach. */
export async function lockOrder(tx: Tx, actor: Actor, orderNo: string): Promise<LockedOrder> {
  const sql = sqlOf(tx);
  const [found] = await sql<Omit<LockedOrder, "lines">[]>`
    select id, order_no as "orderNo", store_id as "storeId", supplier, status, close_reason as "closeReason"
    from direct_orders
    where order_no = ${orderNo} for update`;
  if (!found) throw refuse("direct/unknown-order", { order: orderNo });
  mustReachStore(actor, found.storeId);
  const lines = await sql<OrderedLine[]>`
    select l.line_no as "lineNo", i.code as item, l.qty_each as "qtyEach", l.received_each as "receivedEach",
           l.cost_micro as "costMicro"
    from direct_order_lines l join items i on i.id = l.item_id where l.order_id = ${found.id}::int8 order by l.line_no`;
  return { ...found, lines: [...lines] };
}

/** Opens or closes a locked order; `by` null opens it again. */
export async function setOrderStatus(
  tx: Tx,
  orderId: number,
  closed: { by: string; reason: string } | null,
  now: Date,
): Promise<void> {
  await sqlOf(tx)`
    update direct_orders set status = ${closed ? "closed" : "open"}::text::purchase_status,
           closed_by_name = ${closed?.by ?? null}, close_reason = ${closed?.reason ?? ""},
           closed_at = ${closed ? now.toISOString() : null}::text::timestamptz where id = ${orderId}::int8`;
}
