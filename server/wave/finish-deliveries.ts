import type { Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { drawChecks } from "@/server/check";
import { finishPicking, type LockedDelivery } from "@/server/delivery";

/** Everything of these delivery orders is picked or known to be short; those that have just become so may be drawn for a check. */
export async function finishDeliveries(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
): Promise<void> {
  await drawChecks(tx, actor, await finishPicking(tx, actor, locked, now), now);
}
