import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/retail/errors";
import { lockChange } from "@/server/retail/lock-change";
import { linesOfChange, type PriceChangeState, stateOf } from "@/server/retail/queries/change-lines";
import { dropTagsOf } from "@/server/tag";

/**
 * Takes back what of a price change waits for a decision or for its day; what took effect stays (2.10). A repeat changes nothing.
 * Refused: `retail/nothing-to-cancel`, `retail/unknown-change`.
 */
export async function cancelPriceChange(
  db: DbOrTx,
  actor: Actor,
  input: { change: string },
  now: Date,
): Promise<PriceChangeState> {
  mustBeAbleTo(actor, "price.change");
  return inTransaction(db, async (tx) => {
    const { id, change } = await lockChange(tx, actor, input.change);
    const cancelled = await sqlOf(tx)<{ changeId: number; itemId: number }[]>`
      update price_change_lines set status = 'cancelled', ended_at = ${now.toISOString()}::text::timestamptz
      where change_id = ${id}::int8 and status in ('pending', 'scheduled') returning change_id as "changeId", item_id as "itemId"`;
    await dropTagsOf(tx, cancelled, "cancelled", now);
    const lines = await linesOfChange(tx, id);
    if (cancelled.length === 0 && !lines.some(({ status }) => status === "cancelled"))
      throw refuse("retail/nothing-to-cancel", { change });
    if (cancelled.length > 0) {
      const event = { type: "price_change.cancelled", documentType: "price_change", documentId: id };
      await recordEvent(tx, actor, { ...event, details: { lines: cancelled.length } }, now);
    }
    return stateOf(change, lines);
  });
}
