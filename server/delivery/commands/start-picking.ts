import type { Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { LockedDelivery } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

/** The first scan: released delivery orders are being picked from now on. Others are left alone. */
export async function startPicking(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
): Promise<void> {
  await moveDeliveries(
    tx,
    actor,
    locked.filter(({ status }) => status === "released"),
    "picking",
    now,
  );
}
