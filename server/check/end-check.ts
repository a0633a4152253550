import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { type LockedDelivery, markChecked } from "@/server/delivery";

/** Ends a check whose goods are right now: the delivery order is checked (2.3) and may be approved. */
export async function endCheck(
  tx: Tx,
  actor: Actor,
  delivery: LockedDelivery,
  status: "passed" | "settled",
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    update delivery_checks set status = ${status}::text::check_status, ended_at = ${now.toISOString()}::text::timestamptz,
      ended_by_name = ${actor.name}
    where delivery_id = ${delivery.id}::int8`;
  await markChecked(tx, actor, delivery, now);
}
