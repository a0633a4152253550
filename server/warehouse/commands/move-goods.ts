import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { type ExpiryDate, lockDcStock, moveLots } from "@/server/stock";
import { findDc, findItems } from "@/server/warehouse/find-dc";
import { refusePlace } from "@/server/warehouse/place-errors";
import type { MoveInput } from "@/server/warehouse/schema";

/** What a move has carried, and what became of its task. */
export interface MoveState {
  scanId: string;
  item: string;
  from: string;
  to: string;
  moved: number;
  task: { task: number; status: "open" | "done" | "cancelled"; left: number } | null;
}

interface Task {
  id: number;
  itemId: number;
  kind: "urgent" | "refill" | "putaway";
  status: "open" | "done" | "cancelled";
  expiresOn: ExpiryDate;
  from: string;
  to: string;
  left: number;
}

/**
 * Carries goods from one place of a DC to another, for a move task or of one's own accord; stock, cost and reservations stay. A scan
 * counts once, however often it is sent. A task that has ended meanwhile does not make what was carried undone: it counts without it.
 * Moves of an item take turns by its stock row. Refused: `move/same-place`, `move/unknown-place`, `move/not-there`,
 * `move/other-goods` and `move/other-place` of a task, `move/unknown-task`, `warehouse/unknown-items`, `warehouse/unknown-dc`.
 */
export async function moveGoods(db: DbOrTx, actor: Actor, input: MoveInput, now: Date): Promise<MoveState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "goods.move");
    const dcId = await findDc(tx, actor, input.dc);
    const { item, from, to, scanId } = input;
    const { itemId } = (await findItems(tx, [item]))(item);
    await lockDcStock(tx, [{ dcId, itemId }]);
    const said = { scanId, item, from, to };
    const before = await movedBefore(tx, dcId, scanId);
    if (before) return { ...said, moved: before.moved, task: await taskAfter(tx, dcId, before.taskId) };
    if (from === to) throw refusePlace("move/same-place", { place: from });
    await mustBePlace(tx, dcId, itemId, item, to);
    const task = input.task === undefined ? null : await taskOf(tx, dcId, input.task);
    if (task) judge(task, itemId, input);
    const moved = await moveLots(
      tx,
      actor,
      {
        dcId,
        itemId,
        from,
        to,
        qtyEach: input.qty,
        expiresOn: task?.expiresOn ?? input.expiresOn,
        scanId,
        taskId: task?.status === "open" ? task.id : null,
      },
      now,
    );
    const there = moved.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
    if (there < input.qty)
      throw refusePlace("move/not-there", { item, place: from, there, asked: input.qty });
    return { ...said, moved: there, task: await taskAfter(tx, dcId, task?.id ?? null) };
  });
}

/** A task says which goods, from where and, but for goods that are put away, where to. */
function judge(task: Task, itemId: number, input: MoveInput): void {
  if (task.itemId !== itemId || task.from !== input.from)
    throw refusePlace("move/other-goods", { task: task.id });
  if (task.kind !== "putaway" && task.to !== input.to)
    throw refusePlace("move/other-place", { task: task.id, place: input.to, wanted: task.to });
}

/** The pick face of the item, or a place of the list, which then stays in the list until this is done. */
async function mustBePlace(tx: Tx, dcId: number, itemId: number, item: string, place: string): Promise<void> {
  const sql = sqlOf(tx);
  const [found] = await sql`
    select from dc_places where dc_id = ${dcId}::int4 and code = ${place} for key share`;
  if (found) return;
  const [face] = await sql`
    select from dc_stock where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4 and location = ${place}`;
  if (!face) throw refusePlace("move/unknown-place", { place, item });
}

async function movedBefore(tx: Tx, dcId: number, scanId: string) {
  const [row] = await sqlOf(tx)<{ moved: number | null; taskId: number | null }[]>`
    select sum(qty_each)::int8 as moved, max(task_id) as "taskId" from dc_moves
    where dc_id = ${dcId}::int4 and scan_id = ${scanId}`;
  return row?.moved === null || row?.moved === undefined ? null : { moved: row.moved, taskId: row.taskId };
}

async function taskOf(tx: Tx, dcId: number, task: number): Promise<Task> {
  const [row] = await sqlOf(tx)<Task[]>`
    select id, item_id as "itemId", kind, status, expires_on::text as "expiresOn", from_location as "from",
           to_location as "to", greatest(qty_each - moved_each, 0)::int8 as "left"
    from dc_move_tasks where dc_id = ${dcId}::int4 and id = ${task}::int8`;
  if (!row) throw refusePlace("move/unknown-task", { task });
  return row;
}

async function taskAfter(tx: Tx, dcId: number, task: number | null): Promise<MoveState["task"]> {
  if (task === null) return null;
  const { id, status, left } = await taskOf(tx, dcId, task);
  return { task: id, status, left: status === "open" ? left : 0 };
}
