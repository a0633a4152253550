import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { approveDeliveries } from "@/server/delivery/commands/approve-deliveries";
import { refuse } from "@/server/delivery/errors";
import { lockDeliveryOfNumber } from "@/server/delivery/lock-deliveries";

/** Approves one delivery order; see `approveDeliveries`. A repeat answers the same and changes nothing. */
export async function approveDelivery(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string },
  now: Date,
): Promise<{ delivery: string; approved: 1 }> {
  return inTransaction(db, async (tx) => {
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuse("delivery/unknown", input);
    await approveDeliveries(tx, actor, [delivery], now);
    return { delivery: delivery.deliveryNo, approved: 1 };
  });
}
