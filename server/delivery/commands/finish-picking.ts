import type { Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { LockedDelivery } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

/** Everything of these delivery orders is picked or known to be short. Those picked before are left alone; the others are answered. */
export async function finishPicking(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
): Promise<LockedDelivery[]> {
  const finished = locked.filter(({ status }) => status === "released" || status === "picking");
  await moveDeliveries(tx, actor, finished, "picked", now);
  return finished;
}
