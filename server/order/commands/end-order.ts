import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { closePoolRows } from "@/server/pool";
import { giveBackUses } from "@/server/promotion";
import { graceMs } from "@/server/template";
import { refuse } from "../errors";
import { mayMoveOrder } from "../rules/moves";
import type { OrderStatus } from "../schema";

interface LockedOrder {
  id: number;
  orderNo: string;
  storeId: number;
  status: OrderStatus;
  deliveries: number;
}

/** Roles of the store: they may take back their own order, and only before its cut-off (U6). */
const storeRoles: ReadonlySet<string> = new Set(["owner", "clerk"]);

/**
 * Takes an order back to a draft (撤回): its pool rows leave the pool, what it took of its windows and of promotions is free
 * again, its coupon is released (2.2, U6).
 * The store may do it before the cut-off, the DC and HQ at any time, nobody once a run has taken a row. Taking back a
 * draft again answers the same.
 */
export async function withdrawOrder(db: DbOrTx, actor: Actor, orderNo: string, reason: string, now: Date) {
  return endOrder(
    db,
    actor,
    orderNo,
    { to: "draft", close: "cancelled_by_store", event: "order.withdrawn", reason },
    now,
  );
}

/**
 * Cancels an order for good (作废). As withdrawal; of an order that is partly generated only what is still in the pool is
 * closed, the rest is delivered.
 */
export async function cancelOrder(db: DbOrTx, actor: Actor, orderNo: string, reason: string, now: Date) {
  return endOrder(
    db,
    actor,
    orderNo,
    { to: "cancelled", close: "cancelled", event: "order.cancelled", reason },
    now,
  );
}

interface Ending {
  to: "draft" | "cancelled";
  close: "cancelled_by_store" | "cancelled";
  event: string;
  reason: string;
}

async function endOrder(db: DbOrTx, actor: Actor, orderNo: string, ending: Ending, now: Date) {
  mustBeAbleTo(actor, "order.withdraw");
  return inTransaction(db, async (tx) => {
    const order = await lockOrder(tx, orderNo);
    mustReachStore(actor, order.storeId);
    if (order.status === ending.to) return { order: orderNo, status: order.status };
    if (!mayMoveOrder(order.status, ending.to)) throw refuseMove(order);
    const isStore = storeRoles.has(actor.role);
    const isPartlyTaken = order.deliveries > 0;
    if (isPartlyTaken && (isStore || ending.to === "draft"))
      throw refuse("order/taken-by-run", { order: orderNo });
    if (isStore) await mustBeBeforeCutOff(tx, order, now);

    const status: OrderStatus = isPartlyTaken ? "generated" : ending.to;
    const sql = sqlOf(tx);
    await closePoolRows(tx, [order.id], ending.close, now);
    if (!isPartlyTaken) {
      await sql`delete from order_windows where store_id = ${order.storeId}::int4 and order_id = ${order.id}::int8`;
      await giveBackUses(tx, actor, [order.id], now);
    }
    await sql`
      update orders set status = ${status}::text::order_status, pooled_fen = 0, ended_at = ${now.toISOString()}::text::timestamptz,
        end_reason = ${ending.reason}, blocked_at = null, blocked_code = null, blocked_needed_fen = null, blocked_available_fen = null
      where id = ${order.id} and status = ${order.status}::text::order_status`;
    const after = { status };
    await recordEvent(
      tx,
      actor,
      {
        type: ending.event,
        documentType: "order",
        documentId: order.id,
        before: { status: order.status },
        after,
        reason: ending.reason,
      },
      now,
    );
    return { order: orderNo, status };
  });
}

function refuseMove(order: LockedOrder) {
  if (order.status === "generated" || order.status === "partly_generated" || order.status === "completed") {
    return refuse("order/taken-by-run", { order: order.orderNo });
  }
  return refuse("order/not-withdrawable", { order: order.orderNo, status: order.status });
}

async function lockOrder(tx: Tx, orderNo: string): Promise<LockedOrder> {
  const sql = sqlOf(tx);
  const [order] = await sql<Omit<LockedOrder, "deliveries">[]>`
    select id, order_no as "orderNo", store_id as "storeId", status from orders where order_no = ${orderNo} for update`;
  if (!order) throw refuse("order/unknown", { order: orderNo });
  const [taken] = await sql<{ count: number }[]>`
    select count(*)::int4 as count from delivery_orders x join deliveries d on d.id = x.delivery_id
    where x.order_id = ${order.id} and d.status <> 'void'`;
  return { ...order, deliveries: taken?.count ?? 0 };
}

/** The cut-off of an order is the earliest end of the windows that it was placed in, grace included (U5). */
async function mustBeBeforeCutOff(tx: Tx, order: LockedOrder, now: Date): Promise<void> {
  const [row] = await sqlOf(tx)<{ cutOff: string | null }[]>`
    select min(window_ends_at) as "cutOff" from order_windows where store_id = ${order.storeId}::int4 and order_id = ${order.id}::int8`;
  if (row?.cutOff && now.getTime() >= new Date(row.cutOff).getTime() + graceMs)
    throw refuse("order/cut-off-passed", { order: order.orderNo });
}
