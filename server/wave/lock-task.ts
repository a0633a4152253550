import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { type LockedDelivery, lockDeliveries, type ShortReason } from "@/server/delivery";
import { refuse } from "@/server/wave/errors";
import type { Scan } from "@/server/wave/rules/scans";

export interface LockedTask {
  id: number;
  dcId: number;
  status: "open" | "claimed" | "picking" | "done" | "cancelled";
  claimedBy: string | null;
  claimedByName: string | null;
  /** Claim or last scan, whichever was later. */
  touchedAt: Date | null;
}

export interface TaskWorkLine {
  lineNo: number;
  qtyEach: number;
  deliveryId: number;
  deliveryLineNo: number;
  item: string;
  itemId: number;
  /** The place for cross-docking where it is taken; null: at the pick face. */
  dock: string | null;
}

/** A person or token as a task remembers who holds it. */
export const holderOf = (actor: Actor) => `${actor.kind}:${actor.id}`;

/** Locks a task alone. Refuses one that is unknown, cancelled, or at a DC outside the actor's scope. */
export async function lockTask(tx: Tx, actor: Actor, taskId: number): Promise<LockedTask> {
  mustBeAbleTo(actor, "task.work");
  const sql = sqlOf(tx);
  const [row] = await sql<(Omit<LockedTask, "touchedAt"> & { touchedAt: string | null })[]>`
    select t.id, t.dc_id as "dcId", t.status, t.claimed_by as "claimedBy", t.claimed_by_name as "claimedByName",
           greatest(t.claimed_at, (select max(s.scanned_at) from pick_scans s where s.task_id = t.id)) as "touchedAt"
    from pick_tasks t where t.id = ${taskId}::int8 for update of t`;
  if (!row) throw refuse("task/unknown", { task: taskId });
  mustReachDc(actor, row.dcId);
  if (row.status === "cancelled") throw refuse("task/ended", { task: taskId, status: row.status });
  return { ...row, touchedAt: row.touchedAt === null ? null : new Date(row.touchedAt) };
}

/** Locks a task with the delivery orders of its lines, those first (document order). */
export async function lockTaskWithDeliveries(
  tx: Tx,
  actor: Actor,
  taskId: number,
): Promise<{ task: LockedTask; deliveries: LockedDelivery[] }> {
  const sql = sqlOf(tx);
  const served = await sql<{ id: number }[]>`
    select distinct delivery_id as id from pick_lines where task_id = ${taskId}::int8`;
  const deliveries = await lockDeliveries(
    tx,
    served.map(({ id }) => id),
  );
  return { task: await lockTask(tx, actor, taskId), deliveries };
}

/** The lines of a task that still count: those of void delivery orders do not. */
export async function loadTaskWork(tx: Tx, taskId: number): Promise<TaskWorkLine[]> {
  const sql = sqlOf(tx);
  return sql<TaskWorkLine[]>`
    select l.line_no as "lineNo", l.qty_each as "qtyEach", l.delivery_id as "deliveryId",
           l.delivery_line_no as "deliveryLineNo", i.code as item, i.id as "itemId", c.location as dock
    from pick_lines l
    join deliveries d on d.id = l.delivery_id and d.status <> 'void'
    join delivery_lines x on x.delivery_id = l.delivery_id and x.line_no = l.delivery_line_no
    join items i on i.id = x.item_id
    left join cross_dock_picks c on c.delivery_id = l.delivery_id and c.item_id = x.item_id
    where l.task_id = ${taskId} order by l.line_no`;
}

/** The scans of a task, oldest first. */
export async function loadScans(tx: Tx, taskId: number): Promise<Scan<ShortReason>[]> {
  const sql = sqlOf(tx);
  const rows = await sql<{ scanId: string; lineNo: number; qtyEach: number; reason: ShortReason | null }[]>`
    select scan_id as "scanId", line_no as "lineNo", qty_each as "qtyEach", reason from pick_scans
    where task_id = ${taskId} order by scanned_at, scan_id`;
  return rows.map(({ reason, ...scan }) => ({ ...scan, reason: reason ?? undefined }));
}
