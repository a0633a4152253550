import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/warehouse/errors";
import { findDc } from "@/server/warehouse/find-dc";
import { type CountStatus, lockCount } from "@/server/warehouse/lock-count";
import { postCount } from "@/server/warehouse/post-count";
import { settingsOf } from "@/server/warehouse/queries/get-settings";
import { goodsAt } from "@/server/warehouse/queries/goods-at";
import { afterCount, differenceOf } from "@/server/warehouse/rules/counts";
import { valueFen } from "@/server/warehouse/rules/value";
import type { RecordCountInput } from "@/server/warehouse/schema";

/** The answer to every command on a count. Whoever counts is not told what the book says. */
export interface CountState {
  count: number;
  status: CountStatus;
}

/**
 * Takes down what lies at a place, counted blind while goods move (2.12). A small difference is posted at once, one that is far off
 * is counted again, and what is worth more than the DC's limit waits for a second person; so does what is missing of goods that
 * delivery orders have been promised, until they are short or void. Refused: `count/closed`, `count/waiting`, `count/unknown`.
 */
export async function recordCount(
  db: DbOrTx,
  actor: Actor,
  input: RecordCountInput,
  now: Date,
): Promise<CountState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "count.work");
    const dcId = await findDc(tx, actor, input.dc);
    const count = await lockCount(tx, dcId, input.count);
    if (count.status === "waiting") throw refuse("count/waiting", { count: count.id });
    if (count.status !== "open" && count.status !== "recount")
      throw refuse("count/closed", { count: count.id, status: count.status });
    const { costMicro, ...goods } = await goodsAt(tx, dcId, count.itemId, count.location);
    const differenceEach = differenceOf({ countedEach: input.counted, ...goods });
    const takeNo = count.takes + 1;
    const sql = sqlOf(tx);
    await sql`
      insert into dc_count_takes (count_id, take_no, counted_each, on_hand_each, staged_each, unseen_each, difference_each,
                                  cost_micro, counted_by, counted_by_name, counted_at)
      values (${count.id}::int8, ${takeNo}::int2, ${input.counted}::int8, ${goods.onHandEach}::int8, ${goods.stagedEach}::int8,
              ${goods.unseenEach}::int8, ${differenceEach}::int8, ${costMicro}::int8, ${handOf(actor)}, ${actor.name},
              ${now.toISOString()}::text::timestamptz)`;
    const { isWeighed } = count;
    const worthFen = Math.abs(valueFen({ qtyEach: differenceEach, costMicro, isWeighed }));
    const { adjustmentLimitFen } = await settingsOf(tx, dcId);
    const next = afterCount({ takeNo, differenceEach, worthFen, isWeighed }, adjustmentLimitFen);
    if (next === "posted" && (await postCount(tx, actor, count, differenceEach, now)))
      return { count: count.id, status: "posted" };
    const status = next === "recount" ? "recount" : "waiting";
    await sql`
      update dc_counts set status = ${status}::text::dc_count_status, difference_each = ${differenceEach}::int8
      where id = ${count.id}::int8`;
    return { count: count.id, status };
  });
}
