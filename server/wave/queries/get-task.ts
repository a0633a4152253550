import type { DbOrTx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/wave/errors";
import { loadTasks, type Task } from "@/server/wave/queries/load-tasks";

/** One pick task with its lines in walking order and what was scanned of each. */
export async function getTask(db: DbOrTx, actor: Actor, input: { task: number }): Promise<Task> {
  mustBeAbleTo(actor, "wave.read");
  const [task] = await loadTasks(db, [input.task]);
  if (!task) throw refuse("task/unknown", input);
  mustReachDc(actor, task.dcId);
  return task;
}
