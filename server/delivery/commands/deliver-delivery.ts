import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import {
  type LockedDelivery,
  lockDeliveryOfNumber,
  mustReachDeliveries,
  standing,
} from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

const arrived: ReadonlySet<string> = new Set(["delivered", "closed"]);

/**
 * These locked delivery orders have arrived. Those that had before are left alone, so a repeat changes nothing; while any
 * other has not left the DC, none arrives: `delivery/cannot-move`. `details` go into the timeline of each.
 */
export async function deliverDeliveries(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
  details?: unknown,
): Promise<void> {
  mustBeAbleTo(actor, "delivery.deliver");
  mustReachDeliveries(actor, locked);
  const waiting = locked.filter(({ status }) => !arrived.has(status));
  const unready = waiting.filter(({ status }) => status !== "dispatched");
  if (unready.length > 0) {
    throw refuse("delivery/cannot-move", { to: "delivered", deliveries: unready.map(standing) });
  }
  await moveDeliveries(tx, actor, waiting, "delivered", now, { details: () => details });
}

/** The store signs for a delivery order (签收). Stock and money moved at the approval (D9); see `deliverDeliveries`. */
export async function deliverDelivery(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
  now: Date,
): Promise<{ delivery: string; delivered: 1 }> {
  return inTransaction(db, async (tx) => {
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuse("delivery/unknown", input);
    await deliverDeliveries(tx, actor, [delivery], now);
    return { delivery: delivery.deliveryNo, delivered: 1 };
  });
}
