import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { recordResults } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { finishDeliveries } from "@/server/wave/finish-deliveries";
import { holderOf, loadScans, loadTaskWork, lockTaskWithDeliveries } from "@/server/wave/lock-task";
import { shortVisitsOf } from "@/server/wave/queries/get-floor-settings";
import { shortLines } from "@/server/wave/rules/scans";
import { withoutWorkLeft } from "@/server/wave/work-left";

/**
 * Ends a pick task: lines not fully picked become shorts with the reason that was scanned (U1), and delivery orders whose
 * tasks are all done become picked. A repeat answers the same and changes nothing. Refused: `pick/reason-missing` while a
 * short line has no reason, `pick/second-visit` while a person has not looked there again, as their DC wants it (a machine
 * reports what is final), `task/not-claimed` unless the task is the actor's.
 */
export async function finishTask(
  db: DbOrTx,
  actor: Actor,
  input: { task: number },
  now: Date,
): Promise<{ task: number; status: "done" }> {
  return inTransaction(db, async (tx) => {
    const { task, deliveries } = await lockTaskWithDeliveries(tx, actor, input.task);
    if (task.status === "done") return { task: task.id, status: "done" };
    if (task.claimedBy !== holderOf(actor)) throw refuse("task/not-claimed", { task: task.id });
    const lines = await loadTaskWork(tx, task.id);
    const visits = actor.kind === "user" ? await shortVisitsOf(tx, task.dcId) : 1;
    const short = shortLines(task.id, lines, await loadScans(tx, task.id), { visits });

    const results = short.map(({ line, pickedEach, reason }) => ({
      deliveryId: line.deliveryId,
      lineNo: line.deliveryLineNo,
      item: line.item,
      allocatedEach: line.qtyEach,
      pickedEach,
      reason,
    }));
    await recordResults(tx, actor, results, now);
    const sql = sqlOf(tx);
    await sql`
      update pick_tasks set status = 'done', done_at = ${now.toISOString()}::text::timestamptz where id = ${task.id}`;
    await finishDeliveries(tx, actor, await withoutWorkLeft(tx, deliveries), now);
    await recordEvent(
      tx,
      actor,
      {
        type: "task.done",
        documentType: "task",
        documentId: task.id,
        details: { lines: lines.length, shortLines: short.length },
      },
      now,
    );
    return { task: task.id, status: "done" };
  });
}
