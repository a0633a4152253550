import type { Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { LockedDelivery } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

/** Hands created delivery orders to the pickers. Those that are not created any more, void ones included, are left alone. */
export async function releaseDeliveries(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
): Promise<LockedDelivery[]> {
  const created = locked.filter(({ status }) => status === "created");
  await moveDeliveries(tx, actor, created, "released", now);
  return created;
}
