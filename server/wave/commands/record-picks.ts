import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { type ShortReason, startPicking } from "@/server/delivery";
import { refuse } from "@/server/wave/errors";
import { fetchFromReserve } from "@/server/wave/fetch-from-reserve";
import {
  holderOf,
  loadScans,
  loadTaskWork,
  lockTaskWithDeliveries,
  type TaskWorkLine,
} from "@/server/wave/lock-task";
import { newScans, type Scan } from "@/server/wave/rules/scans";
import type { RecordPicksInput } from "@/server/wave/schema";

export interface TaskProgress {
  task: number;
  status: "claimed" | "picking" | "done";
  lines: {
    line: number;
    qty: number;
    picked: number;
    /** How often it was said to be short, and why, as last said. */
    visits: number;
    reason: ShortReason | null;
  }[];
}

/**
 * Counts a picker's scans. Each scan id counts once, however often it is sent, also after the task is done. The first scan
 * begins the picking of its delivery orders. What a second visit finds at a reserve place is carried to the pick face first, so that it
 * leaves from there like everything that is picked. Refused, and then none of them counts: `task/not-claimed` unless the task is
 * the actor's, `task/ended`, `pick/unknown-line`, `pick/too-many`.
 */
export async function recordPicks(
  db: DbOrTx,
  actor: Actor,
  input: RecordPicksInput & { task: number },
  now: Date,
): Promise<TaskProgress> {
  return inTransaction(db, async (tx) => {
    const { task, deliveries } = await lockTaskWithDeliveries(tx, actor, input.task);
    const lines = await loadTaskWork(tx, task.id);
    const recorded = await loadScans(tx, task.id);
    const sent = input.picks.map(({ scanId, line, qty, reason, from }) => {
      return { scanId, lineNo: line, qtyEach: qty, reason, from };
    });
    const known = new Set(recorded.map(({ scanId }) => scanId));
    const hasNews = sent.some(({ scanId }) => !known.has(scanId));
    if (task.status === "done" && hasNews) {
      throw refuse("task/ended", { task: task.id, status: task.status });
    }
    if (hasNews && task.claimedBy !== holderOf(actor)) throw refuse("task/not-claimed", { task: task.id });

    const fresh = newScans(task.id, lines, recorded, sent);
    if (fresh.length > 0) {
      await insertScans(tx, actor, task.id, fresh, now);
      const touched = new Set(fresh.map(({ lineNo }) => lineNo));
      const begun = new Set(lines.flatMap((l) => (touched.has(l.lineNo) ? l.deliveryId : [])));
      await startPicking(
        tx,
        actor,
        deliveries.filter(({ id }) => begun.has(id)),
        now,
      );
      await fetchFromReserve(tx, actor, task, lines, { recorded, fresh }, now);
    }
    const scans = [...recorded, ...fresh];
    return {
      task: task.id,
      status: task.status === "done" ? "done" : scans.length > 0 ? "picking" : "claimed",
      lines: lines.map((line) => progressOf(line, scans)),
    };
  });
}

function progressOf(
  { lineNo, qtyEach }: TaskWorkLine,
  scans: readonly Scan<ShortReason>[],
): TaskProgress["lines"][number] {
  const mine = scans.filter((scan) => scan.lineNo === lineNo);
  const said = mine.flatMap(({ reason }) => reason ?? []);
  return {
    line: lineNo,
    qty: qtyEach,
    picked: mine.reduce((sum, scan) => sum + scan.qtyEach, 0),
    visits: said.length,
    reason: said.at(-1) ?? null,
  };
}

async function insertScans(
  tx: Tx,
  actor: Actor,
  taskId: number,
  scans: readonly Scan[],
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const at = now.toISOString();
  await sql`
    insert into pick_scans (task_id, scan_id, line_no, qty_each, reason, scanned_by_name, scanned_by, scanned_at)
    select ${taskId}::int8, s.*, ${actor.name}::text, ${holderOf(actor)}::text, ${at}::text::timestamptz
    from unnest(${texts(column(scans, ({ scanId }) => scanId))}::text::text[],
                ${ints(column(scans, ({ lineNo }) => lineNo))}::text::int2[],
                ${ints(column(scans, ({ qtyEach }) => qtyEach))}::text::int8[],
                ${texts(column(scans, ({ reason }) => reason ?? null))}::text::text[]) s`;
  await sql`update pick_tasks set status = 'picking' where id = ${taskId} and status = 'claimed'`;
}
