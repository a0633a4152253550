import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { dispatchDeliveries, lockDeliveryOfNumber } from "@/server/delivery";
import { refuse } from "@/server/dock/errors";
import { loadUnits } from "@/server/dock/queries/load-units";
import type { DispatchDeliveryInput } from "@/server/dock/schema";
import { settleUnloaded } from "@/server/dock/settle-unloaded";
import { recordEvent } from "@/server/event";

/**
 * One delivery order leaves by itself, with the same question as a wave: what of its labels nobody scanned is aboard or stays
 * behind. Its containers are booked when its truck leaves or it is handed over. Refused: `dock/unknown-delivery`,
 * `dock/not-loaded`, `dock/void-loaded`, what `dispatchDeliveries` refuses. A repeat changes nothing.
 */
export async function dispatchDelivery(
  db: DbOrTx,
  actor: Actor,
  input: DispatchDeliveryInput,
  now: Date,
): Promise<{ delivery: string; dispatched: 1 }> {
  return inTransaction(db, async (tx) => {
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuse("dock/unknown-delivery", { delivery: input.delivery });
    const { id, waveId } = delivery;
    const all = await loadUnits(tx, actor, waveId);
    await dispatchDeliveries(tx, actor, [delivery], now);
    const own = all.filter(({ deliveryId }) => deliveryId === id);
    const { aboard, behind } = await settleUnloaded(tx, actor, waveId, own, input.unloaded, now);
    if (aboard.length > 0 || behind.length > 0) {
      const details = { aboard, left: behind };
      const reason = input.unloaded?.reason;
      const event = {
        type: "delivery.left_unscanned",
        documentType: "delivery",
        documentId: id,
        reason,
        details,
      };
      await recordEvent(tx, actor, event, now);
    }
    return { delivery: delivery.deliveryNo, dispatched: 1 };
  });
}
