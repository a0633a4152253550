import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { lockCheck, mustBeOpen } from "../lock-check";

/**
 * A DC manager lets a delivery order go without its check, and says why: it may be approved as it was picked. A repeat
 * answers the same. Refused with `check/ended` once the check has ended otherwise.
 */
export async function waiveCheck(
  db: DbOrTx,
  actor: Actor,
  input: { delivery: string; reason: string },
  now: Date,
): Promise<{ delivery: string; status: "waived" }> {
  mustBeAbleTo(actor, "check.waive");
  return inTransaction(db, async (tx) => {
    const check = await lockCheck(tx, actor, input.delivery);
    const { delivery } = check;
    const waived = { delivery: delivery.deliveryNo, status: "waived" } as const;
    if (check.status === "waived") return waived;
    mustBeOpen(check);
    const sql = sqlOf(tx);
    await sql`update deliveries set check_due = false where id = ${delivery.id}::int8`;
    await sql`
      update delivery_checks set status = 'waived', reason = ${input.reason}, ended_by_name = ${actor.name},
        ended_at = ${now.toISOString()}::text::timestamptz
      where delivery_id = ${delivery.id}::int8`;
    await recordEvent(
      tx,
      actor,
      {
        type: "delivery.check_waived",
        documentType: "delivery",
        documentId: delivery.id,
        reason: input.reason,
      },
      now,
    );
    return waived;
  });
}
