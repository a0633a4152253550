import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import type { CountState } from "@/server/warehouse/commands/record-count";
import { refuse } from "@/server/warehouse/errors";
import { findDc } from "@/server/warehouse/find-dc";
import { lockCount } from "@/server/warehouse/lock-count";
import { postCount } from "@/server/warehouse/post-count";
import type { DecideCountInput } from "@/server/warehouse/schema";

/**
 * Posts what a count found and waits for, by another hand than the one that counted; sends it back to be counted again; or calls
 * a count off that is not needed. The same decision again: the same answer, nothing posted. Refused: `count/own-count`,
 * `count/not-waiting`, `count/reserved` while what is missing is promised, `count/closed`, `count/unknown`.
 */
export async function decideCount(
  db: DbOrTx,
  actor: Actor,
  input: DecideCountInput,
  now: Date,
): Promise<CountState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "count.decide");
    const count = await lockCount(tx, await findDc(tx, actor, input.dc), input.count);
    const { id, differenceEach } = count;
    const status = ({ post: "posted", recount: "recount", cancel: "cancelled" } as const)[input.decision];
    if (count.status === status) return { count: id, status };
    if (count.status === "posted" || count.status === "cancelled")
      throw refuse("count/closed", { count: id, status: count.status });
    if (status === "posted") {
      if (count.status !== "waiting" || differenceEach === null)
        throw refuse("count/not-waiting", { count: id });
      if (count.countedBy === handOf(actor)) throw refuse("count/own-count", { count: id });
      if (!(await postCount(tx, actor, count, differenceEach, now)))
        throw refuse("count/reserved", { count: id, item: count.item, missing: -differenceEach });
      return { count: id, status };
    }
    const sql = sqlOf(tx);
    const isEnd = status === "cancelled";
    await sql`
      update dc_counts set status = ${status}::text::dc_count_status, close_reason = ${input.reason},
        closed_by_name = ${isEnd ? actor.name : null}, closed_at = ${isEnd ? now.toISOString() : null}::text::timestamptz
      where id = ${id}::int8`;
    const event = { type: `count.${status}`, documentType: "count", documentId: id };
    await recordEvent(tx, actor, { ...event, reason: input.reason }, now);
    return { count: id, status };
  });
}
