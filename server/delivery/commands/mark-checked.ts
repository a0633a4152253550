import type { Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { LockedDelivery } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

/** A picked delivery order was counted again and is right now (2.3): it is checked. The caller holds its lock. */
export async function markChecked(tx: Tx, actor: Actor, delivery: LockedDelivery, now: Date): Promise<void> {
  await moveDeliveries(tx, actor, [delivery], "checked", now);
}
