import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { lockDeliveryOfNumber, standing } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

/**
 * The store signs for a delivery order (签收). Stock and money moved at the approval (D9). A repeat changes nothing; one
 * that has not left the DC is refused with `delivery/cannot-move`.
 */
export async function deliverDelivery(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
  now: Date,
): Promise<{ delivery: string; delivered: 1 }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "delivery.deliver");
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuse("delivery/unknown", input);
    mustReachStore(actor, delivery.storeId);
    mustReachDc(actor, delivery.dcId);
    if (delivery.status !== "delivered" && delivery.status !== "closed") {
      if (delivery.status !== "dispatched") {
        throw refuse("delivery/cannot-move", { to: "delivered", deliveries: [standing(delivery)] });
      }
      await moveDeliveries(tx, actor, [delivery], "delivered", now);
    }
    return { delivery: delivery.deliveryNo, delivered: 1 };
  });
}
