import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { type LockedTask, lockTask } from "@/server/wave/lock-task";
import { workersSql } from "@/server/wave/workers-sql";

export interface AssignedTask {
  task: number;
  status: "open" | "claimed" | "picking";
  claimedBy: string | null;
}

/**
 * Gives a pick task to a person, whoever held it, or to nobody: then anyone may take it. What was picked of it stays (2.5).
 * Giving it to its holder changes nothing. Refused with `task/ended`, and with `task/cannot-assign` a person who does not
 * pick at that DC.
 */
export async function assignTask(
  db: DbOrTx,
  actor: Actor,
  input: { task: number; to: string | null },
  now: Date,
): Promise<AssignedTask> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "task.assign");
    const task = await lockTask(tx, actor, input.task);
    if (task.status === "done") throw refuse("task/ended", { task: task.id, status: task.status });
    const holder = input.to === null ? null : await findWorker(tx, task, input.to);
    const isBegun = task.status === "picking";
    const status = isBegun ? "picking" : holder ? "claimed" : "open";
    if (task.claimedBy !== (holder?.hand ?? null)) {
      const sql = sqlOf(tx);
      await sql`
        update pick_tasks set status = ${status}::text::task_status, claimed_by = ${holder?.hand ?? null}::text,
               claimed_by_name = ${holder?.name ?? null}::text,
               claimed_at = ${holder ? now.toISOString() : null}::text::timestamptz
        where id = ${task.id}`;
      await recordEvent(
        tx,
        actor,
        {
          type: "task.assigned",
          documentType: "task",
          documentId: task.id,
          before: { status: task.status, claimedBy: task.claimedByName },
          after: { status, claimedBy: holder?.name ?? null },
        },
        now,
      );
    }
    return { task: task.id, status, claimedBy: holder?.name ?? null };
  });
}

async function findWorker(tx: Tx, task: LockedTask, login: string): Promise<{ hand: string; name: string }> {
  const sql = sqlOf(tx);
  const [found] = await sql<{ hand: string; name: string }[]>`
    select 'user:' || u.id as hand, u.name from users u
    where u.login = ${login} and ${workersSql(sql, sql`${task.dcId}::int4`)}`;
  if (!found) throw refuse("task/cannot-assign", { task: task.id, to: login });
  return found;
}
