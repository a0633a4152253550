import { ints } from "@/db/bulk";
import { type Fragment, sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { giveBackUses } from "@/server/promotion";
import { addDays, asBusinessDay, businessDayOf } from "@/server/shared/business-day";
import type { PooledOrder } from "../queries/select-run";

/** Days an order waits in the pool after its planned delivery day (2.2). */
const POOL_TTL_DAYS = 3;

/**
 * Closes what has waited too long in the pool: of these locked orders, those more than three days past their planned
 * delivery day leave it as EXPIRED, what they took of promotions is given back, their owners may order again. Answers the orders that stay.
 */
export async function expireOrders(
  tx: Tx,
  actor: Actor,
  orders: readonly PooledOrder[],
  now: Date,
): Promise<PooledOrder[]> {
  const today = businessDayOf(now);
  const isOver = (order: PooledOrder) => addDays(asBusinessDay(order.deliverOn), POOL_TTL_DAYS) < today;
  const expired = orders.filter(isOver);
  if (expired.length > 0) {
    await closePoolRows(
      tx,
      expired.map((order) => order.id),
      "expired",
      now,
    );
    const sql = sqlOf(tx);
    const ended = await sql<{ id: number; status: string }[]>`
      update orders set pooled_fen = 0, ended_at = ${now.toISOString()}::text::timestamptz, end_reason = 'expired', blocked_at = null,
        blocked_code = null, blocked_needed_fen = null, blocked_available_fen = null,
        status = case when status = 'partly_generated' then 'generated'::order_status else 'expired'::order_status end
      where id = any(${ints(expired.map((order) => order.id))}::int8[]) returning id, status`;
    const over = ended.filter(({ status }) => status === "expired");
    await giveBackUses(
      tx,
      actor,
      over.map(({ id }) => id),
      now,
    );
    await recordEvents(
      tx,
      actor,
      ended.map(({ id, status }) => ({
        type: "order.expired",
        documentType: "order",
        documentId: id,
        after: { status },
      })),
      now,
    );
  }
  return orders.filter((order) => !isOver(order));
}

/** Moves all rows that these orders still have in the pool to the closed ones, with the reason. */
export async function closePoolRows(
  tx: Tx,
  orderIds: readonly number[],
  reason: "expired" | "cancelled" | "cancelled_by_store",
  now: Date,
): Promise<void> {
  await closeWhere(tx, sqlOf(tx)`order_id = any(${ints(orderIds)}::int8[])`, reason, now);
}

/**
 * Moves the pool rows for which `which` is true to the closed ones, with the reason. A void delivery order can bring more of a
 * line back after some of it was closed: the later quantity is added.
 */
export async function closeWhere(
  tx: Tx,
  which: Fragment,
  reason: "expired" | "cancelled" | "cancelled_by_store" | "item_stopped" | "promotion_stripped",
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    with gone as (delete from pool_rows where ${which} returning *)
    insert into closed_rows (order_id, line_no, pick_type, item_id, qty_each, discount_fen, reason, closed_at)
    select order_id, line_no, pick_type, item_id, qty_each, discount_fen, ${reason}::text::close_reason, ${now.toISOString()}::text::timestamptz
    from gone
    on conflict (order_id, line_no, pick_type, reason) do update set qty_each = closed_rows.qty_each + excluded.qty_each,
      discount_fen = closed_rows.discount_fen + excluded.discount_fen, closed_at = excluded.closed_at`;
}
