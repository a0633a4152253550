import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { addContainers } from "@/server/dock";
import { refuse } from "@/server/light/errors";
import { isLit, lampStateOf, readLamp, visitsNeededBy } from "@/server/light/rules/lamps";
import type { LampMessage } from "@/server/light/schema";
import { claimTask, finishTask, getTask, recordPicks, type TaskInHand } from "@/server/wave";

/** What became of a message. */
export interface LampAnswer {
  id: string;
  task: number;
  /** The last lamp of its task was settled: the task is done. */
  isDone: boolean;
  /** The label of the tote that was added; empty otherwise. */
  tote: string;
}

/**
 * Counts what equipment says: takes the next task of a zone, counts what was taken at a lamp or why it was short, gives the store
 * another tote. The last lamp ends the task. Refused: `light/not-lit`, `light/none-waiting`, what picking refuses. The caller
 * sees to it that a message counts once; its id is the scan's as well.
 */
export async function answerLamp(
  db: DbOrTx,
  actor: Actor,
  message: LampMessage,
  now: Date,
): Promise<LampAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "task.work");
    const { id } = message;
    if (message.type === "start") {
      const task = await nextTask(tx, actor, message);
      await claimTask(tx, actor, { task }, now);
      return { id, task, isDone: false, tote: "" };
    }
    const { task, line } = readLamp(message.lamp);
    const before = await getTask(tx, actor, { task });
    const wanted = lampOf(before, actor, message.lamp);
    if (message.type === "full") {
      const { wave, dc } = before;
      const tote = { wave, dc, store: wanted.store, kind: "tote" as const, count: 1 };
      const { codes } = await addContainers(tx, actor, tote, now);
      return { id, task, isDone: false, tote: codes[0] ?? "" };
    }
    const left = wanted.qtyEach - wanted.scannedEach;
    const pick =
      message.type === "confirmed"
        ? { scanId: id, line, qty: message.qty ?? left }
        : { scanId: id, line, qty: message.qty, reason: message.reason };
    await recordPicks(tx, actor, { task, picks: [pick] }, now);
    const after = await getTask(tx, actor, { task });
    const needed = visitsNeededBy(actor.kind, after.shortVisits);
    const isDone = after.lines.every((one) => !isLit(lampStateOf(one, needed)));
    if (isDone) await finishTask(tx, actor, { task }, now);
    return { id, task, isDone, tote: "" };
  });
}

/** The line of a lamp that is lit for this hand. */
function lampOf(task: TaskInHand, actor: Actor, lamp: string) {
  const { line: lineNo } = readLamp(lamp);
  const line = task.lines.find((one) => one.line === lineNo);
  const isMine = task.method === "light" && task.claimedByHand === handOf(actor) && task.status !== "done";
  const needed = visitsNeededBy(actor.kind, task.shortVisits);
  if (!line || !isMine || !isLit(lampStateOf(line, needed))) throw refuse("light/not-lit", { lamp });
  return line;
}

/** One's own that is begun, else the oldest that waits in the zone; several who ask at once get different ones. */
async function nextTask(tx: Tx, actor: Actor, { dc, zone }: { dc: string; zone: string }): Promise<number> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ task: number; dcId: number }[]>`
    select t.id as task, t.dc_id as "dcId"
    from pick_tasks t join dcs c on c.id = t.dc_id join waves w on w.id = t.wave_id and w.cancelled_at is null
    where c.code = ${dc} and t.zone = ${zone} and t.method = 'light'
      and (t.status = 'open' or (t.status in ('claimed', 'picking') and t.claimed_by = ${handOf(actor)}))
    order by (t.claimed_by is not distinct from ${handOf(actor)}::text) desc, t.id limit 1 for update of t skip locked`;
  if (!next) throw refuse("light/none-waiting", { dc, zone });
  mustReachDc(actor, next.dcId);
  return next.task;
}
