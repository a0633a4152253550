import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { addContainers } from "@/server/dock";
import { lightItem } from "@/server/light/commands/light-item";
import { refuse } from "@/server/light/errors";
import { methodOfWall } from "@/server/light/queries/get-lamps";
import { loadPutRound } from "@/server/light/queries/put-wall-of";
import { isLit, lampStateOf, readLamp, visitsNeededBy } from "@/server/light/rules/lamps";
import type { LampMessage, WallInput } from "@/server/light/schema";
import { takePositions } from "@/server/light/take-positions";
import {
  claimTask,
  finishTask,
  getTask,
  lockTaskWithDeliveries,
  recordPicks,
  type TaskInHand,
} from "@/server/wave";

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
 * Counts what equipment says: takes the next task of a zone, and gives its stores positions where it is put; lights the stores of an item
 * that was scanned; counts what was taken or put at a lamp or why it was short; gives a store another tote. The last lamp ends the task.
 * Refused: `light/not-lit`, `light/none-waiting`, `light/too-few-positions`, what a scanned item is refused for (`lightItem`), what picking
 * refuses. The caller sees to it that a message counts once; its id is the scan's as well. Of two presses of one lamp under two
 * ids, at the same time or one after the other, one counts and the other is `light/not-lit`.
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
      const { task, dcId } = await nextTask(tx, actor, message);
      await claimTask(tx, actor, { task }, now);
      if (message.kind === "put") await takePositions(tx, dcId, message.zone, task);
      return { id, task, isDone: false, tote: "" };
    }
    if (message.type === "item") {
      const { task } = await lightItem(tx, actor, message, now);
      return { id, task, isDone: false, tote: "" };
    }
    const { task, line } = readLamp(message.lamp);
    // Locked before it is looked at: a second press that comes at the same time finds the lamp dark.
    await lockTaskWithDeliveries(tx, actor, task);
    const before = await getTask(tx, actor, { task });
    const wanted = await lampOf(tx, before, actor, message);
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

/** The line of a lamp that is lit for this hand; the tote at a position of a put wall may be full while nothing is lit there. */
async function lampOf(
  tx: Tx,
  task: TaskInHand,
  actor: Actor,
  { type, lamp }: Extract<LampMessage, { lamp: string }>,
) {
  const { line: lineNo } = readLamp(lamp);
  const line = task.lines.find((one) => one.line === lineNo);
  const isMine = task.claimedByHand === handOf(actor) && task.status !== "done";
  if (!line || !isMine) throw refuse("light/not-lit", { lamp });
  const isOn = isLit(lampStateOf(line, visitsNeededBy(actor.kind, task.shortVisits)));
  if (task.method === "light" && isOn) return line;
  if (task.method === "put_light") {
    const { item, addresses } = await loadPutRound(tx, task.task);
    const stands = addresses.has(line.delivery);
    if (stands && (type === "full" || (isOn && line.item === item))) return line;
  }
  throw refuse("light/not-lit", { lamp });
}

/** One's own that is begun, else the oldest that waits in the zone; several who ask at once get different ones. */
async function nextTask(
  tx: Tx,
  actor: Actor,
  { dc, zone, kind }: WallInput,
): Promise<{ task: number; dcId: number }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ task: number; dcId: number }[]>`
    select t.id as task, t.dc_id as "dcId"
    from pick_tasks t join dcs c on c.id = t.dc_id join waves w on w.id = t.wave_id and w.cancelled_at is null
    where c.code = ${dc} and t.zone = ${zone} and t.method::text = ${methodOfWall(kind)}
      and (t.status = 'open' or (t.status in ('claimed', 'picking') and t.claimed_by = ${handOf(actor)}))
    order by (t.claimed_by is not distinct from ${handOf(actor)}::text) desc, t.id limit 1 for update of t skip locked`;
  if (!next) throw refuse("light/none-waiting", { dc, zone });
  mustReachDc(actor, next.dcId);
  return next;
}
