import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/returns/errors";
import { loadLines } from "@/server/returns/load-lines";
import { lockReturn } from "@/server/returns/lock-return";
import { takeFromStore } from "@/server/returns/post-goods";
import { getReturn, type ReturnView } from "@/server/returns/queries/get-return";
import { mayMoveReturn } from "@/server/returns/rules";
import type { ReturnRef } from "@/server/returns/schema";

/**
 * The driver takes the goods of an approved return along (2.7): they leave the store's stock and are on the way. A repeat changes
 * nothing, of two at once one collects. Refused: `return/cannot-move`, `return/unknown`, a store out of reach.
 */
export async function collectReturn(
  db: DbOrTx,
  actor: Actor,
  input: ReturnRef,
  now: Date,
): Promise<ReturnView> {
  mustBeAbleTo(actor, "return.collect");
  return inTransaction(db, async (tx) => {
    const locked = await lockReturn(tx, actor, input.return);
    const { id, returnNo, status } = locked;
    if (status === "collected" || status === "settled") return getReturn(tx, actor, input);
    if (!mayMoveReturn(status, "collected"))
      throw refuse("return/cannot-move", { return: returnNo, status, to: "collected" });
    await takeFromStore(tx, locked, await loadLines(tx, id), now);
    await sqlOf(tx)`
      update returns set status = 'collected', collected_by_name = ${actor.name},
             collected_at = ${now.toISOString()}::text::timestamptz
      where id = ${id}::int8`;
    await recordEvent(tx, actor, { type: "return.collected", documentType: "return", documentId: id }, now);
    return getReturn(tx, actor, input);
  });
}
