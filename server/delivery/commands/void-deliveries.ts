import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import * as account from "@/server/account";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import {
  type LockedDelivery,
  lockDeliveries,
  mustReachDeliveries,
  standing,
} from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";
import { type DeliveryStatus, mayMoveDelivery } from "@/server/delivery/rules";
import * as stock from "@/server/stock";

/** What a void delivery order stood for, so that the pool can take it back as it was before the run. */
export interface VoidedLine {
  deliveryId: number;
  dcId: number;
  pickType: "case" | "loose";
  orderId: number;
  orderLineNo: number;
  itemId: number;
  orderedEach: number;
  allocatedEach: number;
  /** Share of the order's discounts of `orderedEach`. */
  discountFen: number;
  isGift: boolean;
}

const begun: ReadonlySet<DeliveryStatus> = new Set(["picking", "picked", "checked"] as const);

/**
 * Voids (作废) delivery orders before their approval: their holds and COD dues end, the DC's reservations are freed. All or
 * none. Once picking has begun only a DC manager may (2.3): `delivery/picking-begun`; approved ones are refused with
 * `delivery/already-approved`. Those void already are left alone and not returned, so a repeat gives nothing back twice.
 */
export async function voidDeliveries(
  tx: Tx,
  actor: Actor,
  deliveryIds: readonly number[],
  reason: string,
  now: Date,
): Promise<{ voided: LockedDelivery[]; lines: VoidedLine[] }> {
  mustBeAbleTo(actor, "delivery.void");
  const locked = await lockDeliveries(tx, deliveryIds);
  mustReachDeliveries(actor, locked);
  const open = locked.filter(({ status }) => status !== "void");
  const approved = open.filter(({ status }) => !mayMoveDelivery(status, "void"));
  if (approved.length > 0) throw refuse("delivery/already-approved", { deliveries: approved.map(standing) });
  const underWay = open.filter(({ status }) => begun.has(status));
  if (underWay.length > 0 && actor.role !== "dc-manager" && actor.role !== "admin") {
    throw refuse("delivery/picking-begun", { deliveries: underWay.map(standing) });
  }
  if (open.length === 0) return { voided: [], lines: [] };

  const ids = open.map(({ id }) => id);
  const lines = await loadVoidedLines(tx, ids);
  await account.releaseHolds(
    tx,
    ids.map((id) => ({ type: "delivery", id })),
    now,
  );
  await account.voidCodDues(tx, ids, now);
  await stock.unreserveDcStock(
    tx,
    lines.map(({ dcId, itemId, allocatedEach }) => ({ dcId, itemId, qtyEach: allocatedEach })),
  );
  await moveDeliveries(tx, actor, open, "void", now, { reason });
  return { voided: open, lines };
}

async function loadVoidedLines(tx: Tx, ids: readonly number[]): Promise<VoidedLine[]> {
  const sql = sqlOf(tx);
  return sql<VoidedLine[]>`
    select l.delivery_id as "deliveryId", d.dc_id as "dcId", d.pick_type as "pickType", l.order_id as "orderId",
           l.order_line_no as "orderLineNo", l.item_id as "itemId", l.ordered_each as "orderedEach",
           l.allocated_each as "allocatedEach", l.discount_fen as "discountFen", l.is_gift as "isGift"
    from delivery_lines l join deliveries d on d.id = l.delivery_id
    where l.delivery_id = any(${ints(ids)}::int8[])
    order by l.delivery_id, l.line_no`;
}
