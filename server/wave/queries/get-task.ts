import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/wave/errors";
import { loadTasks, type Task } from "@/server/wave/queries/load-tasks";

/** A task as a scanner works on it. */
export interface TaskInHand extends Task {
  /** The scans that count already: a scanner that kept one of them need not add it. */
  scanIds: string[];
}

/** One pick task with its lines in walking order and what was scanned of each. */
export async function getTask(db: DbOrTx, actor: Actor, input: { task: number }): Promise<TaskInHand> {
  mustBeAbleTo(actor, "wave.read");
  // The ids first: what is scanned between the two questions is then in the lines at least, and at worst asked for again.
  const sql = sqlOf(db);
  const scans = await sql<{ id: string }[]>`
    select scan_id as id from pick_scans where task_id = ${input.task}::int8 order by scanned_at, scan_id`;
  const [task] = await loadTasks(db, [input.task]);
  if (!task) throw refuse("task/unknown", input);
  mustReachDc(actor, task.dcId);
  return { ...task, scanIds: scans.map(({ id }) => id) };
}
