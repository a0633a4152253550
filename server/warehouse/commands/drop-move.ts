import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { lockDcStock, requestCounts, requestMoves } from "@/server/stock";
import { findDc } from "@/server/warehouse/find-dc";
import { refusePlace } from "@/server/warehouse/place-errors";
import type { DropMoveInput } from "@/server/warehouse/schema";

/**
 * Gives a move up. Where its goods were not found, or not fit, their place is to be counted, and until it is, another one is asked for
 * what the face needs at once. A move that has ended stays as it is, so that a repeat changes nothing. Refused:
 * `move/unknown-task`, `warehouse/unknown-dc`.
 */
export async function dropMove(
  db: DbOrTx,
  actor: Actor,
  input: DropMoveInput,
  now: Date,
): Promise<{ task: number; status: "done" | "cancelled" }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "goods.move");
    const dcId = await findDc(tx, actor, input.dc);
    const { task, reason } = input;
    const sql = sqlOf(tx);
    const [found] = await sql<{ itemId: number; from: string }[]>`
      select item_id as "itemId", from_location as "from" from dc_move_tasks where dc_id = ${dcId}::int4 and id = ${task}::int8`;
    if (!found) throw refusePlace("move/unknown-task", { task });
    const { itemId, from } = found;
    await lockDcStock(tx, [{ dcId, itemId }]);
    const dropped = await sql`
      update dc_move_tasks set status = 'cancelled', close_reason = ${reason}, closed_by_name = ${actor.name},
                               closed_at = ${now.toISOString()}::text::timestamptz
      where id = ${task}::int8 and status = 'open'`;
    if (dropped.count === 0) return { task, status: await endOf(tx, task) };
    if (reason !== "not_needed") {
      await requestCounts(tx, actor, [{ dcId, itemId, reason, deliveryId: null, location: from }], now);
      await requestMoves(tx, [{ dcId, itemId }], now);
    }
    const event = { type: "move.dropped", documentType: "dc", documentId: dcId };
    await recordEvent(tx, actor, { ...event, reason, details: { task, place: from } }, now);
    return { task, status: "cancelled" };
  });
}

async function endOf(db: DbOrTx, task: number): Promise<"done" | "cancelled"> {
  const [row] = await sqlOf(db)<{ status: "done" | "cancelled" }[]>`
    select status from dc_move_tasks where id = ${task}::int8`;
  return row?.status ?? "cancelled";
}
