import type { Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { type LockedDelivery, mustReachDeliveries, standing } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";

const left: ReadonlySet<string> = new Set(["dispatched", "delivered", "closed"]);

/**
 * The truck leaves with these locked delivery orders. Those that left before are left alone, so a repeat changes nothing;
 * while any other is not approved, none leaves: `delivery/cannot-move`.
 */
export async function dispatchDeliveries(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "delivery.dispatch");
  mustReachDeliveries(actor, locked);
  const waiting = locked.filter(({ status }) => !left.has(status));
  const unready = waiting.filter(({ status }) => status !== "approved");
  if (unready.length > 0) {
    throw refuse("delivery/cannot-move", { to: "dispatched", deliveries: unready.map(standing) });
  }
  await moveDeliveries(tx, actor, waiting, "dispatched", now);
}
