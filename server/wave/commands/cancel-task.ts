import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordResults, type ShortReason } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { finishDeliveries } from "@/server/wave/finish-deliveries";
import { loadScans, loadTaskWork, lockTaskWithDeliveries } from "@/server/wave/lock-task";
import { shortLines } from "@/server/wave/rules/scans";
import { withoutWorkLeft } from "@/server/wave/work-left";

export interface CancelledTask {
  task: number;
  status: "cancelled";
  /** Lines that are short because of it. */
  shortLines: number;
}

/**
 * Closes a pick task before its end (2.5): what was picked stays picked, the rest is short for the reason given, unless its
 * picker has said another one; delivery orders that have nothing left to pick are picked. For the quarter of an hour before
 * the truck leaves. Refused with `task/ended` once the task is done or cancelled.
 */
export async function cancelTask(
  db: DbOrTx,
  actor: Actor,
  input: { task: number; reason: ShortReason },
  now: Date,
): Promise<CancelledTask> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "task.assign");
    const { task, deliveries } = await lockTaskWithDeliveries(tx, actor, input.task);
    if (task.status === "done") throw refuse("task/ended", { task: task.id, status: task.status });
    const lines = await loadTaskWork(tx, task.id);
    const short = shortLines(task.id, lines, await loadScans(tx, task.id), { otherwise: input.reason });
    await recordResults(
      tx,
      actor,
      short.map(({ line, pickedEach, reason }) => ({
        deliveryId: line.deliveryId,
        lineNo: line.deliveryLineNo,
        item: line.item,
        allocatedEach: line.qtyEach,
        pickedEach,
        reason,
      })),
      now,
    );
    const sql = sqlOf(tx);
    await sql`
      update pick_tasks set status = 'cancelled', done_at = ${now.toISOString()}::text::timestamptz where id = ${task.id}`;
    await finishDeliveries(tx, actor, await withoutWorkLeft(tx, deliveries), now);
    await recordEvent(
      tx,
      actor,
      {
        type: "task.cancelled",
        documentType: "task",
        documentId: task.id,
        before: { status: task.status, claimedBy: task.claimedByName },
        after: { status: "cancelled" },
        details: { reason: input.reason, shortLines: short.length },
      },
      now,
    );
    return { task: task.id, status: "cancelled", shortLines: short.length };
  });
}
