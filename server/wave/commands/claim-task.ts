import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { holderOf, lockTask } from "@/server/wave/lock-task";
import { isClaimStale } from "@/server/wave/rules/scans";

/**
 * Takes a pick task: from now on its scans are this picker's. Claiming one's own again changes nothing. Refused with
 * `task/claimed` while another one works on it, unless they have not scanned for 20 minutes (2.5), and with `task/ended`.
 */
export async function claimTask(
  db: DbOrTx,
  actor: Actor,
  input: { task: number },
  now: Date,
): Promise<{ task: number; status: "claimed" | "picking"; claimedBy: string }> {
  return inTransaction(db, async (tx) => {
    const task = await lockTask(tx, actor, input.task);
    if (task.status === "done") throw refuse("task/ended", { task: task.id, status: task.status });
    const isMine = task.claimedBy === holderOf(actor);
    const isHeld = task.claimedBy !== null && task.touchedAt !== null && !isClaimStale(task.touchedAt, now);
    if (isHeld && !isMine) {
      throw refuse("task/claimed", { task: task.id, by: task.claimedByName ?? "" });
    }
    const status = task.status === "picking" ? "picking" : "claimed";
    if (!isMine) {
      const sql = sqlOf(tx);
      await sql`
        update pick_tasks set status = ${status}::text::task_status, claimed_by = ${holderOf(actor)},
               claimed_by_name = ${actor.name}, claimed_at = ${now.toISOString()}::text::timestamptz
        where id = ${task.id}`;
      await recordEvent(
        tx,
        actor,
        {
          type: "task.claimed",
          documentType: "task",
          documentId: task.id,
          before: { status: task.status, claimedBy: task.claimedByName },
          after: { status, claimedBy: actor.name },
        },
        now,
      );
    }
    return { task: task.id, status, claimedBy: actor.name };
  });
}
