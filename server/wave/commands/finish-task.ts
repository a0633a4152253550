import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { finishPicking, type LockedDelivery, recordResults } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { holderOf, loadScans, loadTaskWork, lockTaskWithDeliveries } from "@/server/wave/lock-task";
import { shortLines } from "@/server/wave/rules/scans";

/**
 * Ends a pick task: lines not fully picked become shorts with the reason that was scanned (U1), and delivery orders whose
 * tasks are all done become picked. A repeat answers the same and changes nothing. Refused: `pick/reason-missing` while a
 * short line has no reason, `task/not-claimed` unless the task is the actor's.
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
    const short = shortLines(task.id, lines, await loadScans(tx, task.id));

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
    await finishPicking(tx, actor, await withoutWorkLeft(tx, deliveries), now);
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

/** Their locks are held, so two tasks of one delivery order that end together do not both overlook it. */
async function withoutWorkLeft(tx: Tx, deliveries: readonly LockedDelivery[]): Promise<LockedDelivery[]> {
  const sql = sqlOf(tx);
  const busy = await sql<{ id: number }[]>`
    select distinct l.delivery_id as id
    from pick_tasks t join pick_lines l on l.task_id = t.id
    where t.wave_id = any(${ints(deliveries.map(({ waveId }) => waveId))}::text::int8[])
      and t.status in ('open', 'claimed', 'picking')
      and l.delivery_id = any(${ints(deliveries.map(({ id }) => id))}::text::int8[])`;
  const busyIds = new Set(busy.map(({ id }) => id));
  return deliveries.filter(({ id }) => !busyIds.has(id));
}
