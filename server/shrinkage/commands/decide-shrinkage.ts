import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import type { ShrinkageState } from "@/server/shrinkage/commands/report-shrinkage";
import { refuse } from "@/server/shrinkage/errors";
import { lockShrinkage } from "@/server/shrinkage/lock-shrinkage";
import { moveGoods, postShrinkage } from "@/server/shrinkage/post-shrinkage";
import type { DecideShrinkageInput, ReverseShrinkageInput } from "@/server/shrinkage/schema";

/**
 * Headquarters approve a direct store's write-off, which posts it, or reject it; never who reported it. The same decision again
 * answers the same; of two at once one decides. Refused: `shrinkage/own-report`, `shrinkage/not-pending`,
 * `shrinkage/rejection-unexplained` for a rejection that does not say why, `shrinkage/unknown`.
 */
export async function decideShrinkage(
  db: DbOrTx,
  actor: Actor,
  input: DecideShrinkageInput,
  now: Date,
): Promise<ShrinkageState> {
  mustBeAbleTo(actor, "shrinkage.approve");
  return inTransaction(db, async (tx) => {
    const locked = await lockShrinkage(tx, actor, input.shrinkage);
    const { id, shrinkageNo: shrinkage, status, valueFen } = locked;
    const next = input.decision === "approve" ? "posted" : "rejected";
    if (status === next) return { shrinkage, status, valueFen };
    if (status !== "pending") throw refuse("shrinkage/not-pending", { shrinkage, status });
    if (locked.reportedBy === handOf(actor)) throw refuse("shrinkage/own-report", { shrinkage });
    if (next === "rejected" && input.reason === "")
      throw refuse("shrinkage/rejection-unexplained", { shrinkage });
    await sqlOf(tx)`
      update shrinkages set decided_by = ${handOf(actor)}, decided_by_name = ${actor.name}, decision_reason = ${input.reason},
             decided_at = ${now.toISOString()}::text::timestamptz,
             status = ${next === "rejected" ? "rejected" : "pending"}::text::shrinkage_status
      where id = ${id}::int8`;
    if (next === "posted") await postShrinkage(tx, actor, locked, now);
    else
      await recordEvent(
        tx,
        actor,
        { type: "shrinkage.rejected", documentType: "shrinkage", documentId: id, reason: input.reason },
        now,
      );
    return { shrinkage, status: next, valueFen };
  });
}

/**
 * Takes a posted write-off back by a red entry (红冲): the goods are in the stock again. The owner does it in his own store,
 * headquarters in direct ones. A repeat changes nothing. Refused: `shrinkage/not-posted`, `shrinkage/not-yours`.
 */
export async function reverseShrinkage(
  db: DbOrTx,
  actor: Actor,
  input: ReverseShrinkageInput,
  now: Date,
): Promise<ShrinkageState> {
  mustBeAbleTo(actor, "shrinkage.reverse");
  return inTransaction(db, async (tx) => {
    const locked = await lockShrinkage(tx, actor, input.shrinkage);
    const { id, shrinkageNo: shrinkage, status, valueFen } = locked;
    if (status === "reversed") return { shrinkage, status, valueFen };
    if (status !== "posted") throw refuse("shrinkage/not-posted", { shrinkage, status });
    if (locked.storeKind === "direct" && actor.role === "owner")
      throw refuse("shrinkage/not-yours", { shrinkage });
    await moveGoods(tx, locked, -1, "shrinkage_reversal", now);
    await sqlOf(tx)`
      update shrinkages set status = 'reversed', reversed_by_name = ${actor.name},
             reversed_at = ${now.toISOString()}::text::timestamptz where id = ${id}::int8`;
    const event = {
      type: "shrinkage.reversed",
      documentType: "shrinkage",
      documentId: id,
      reason: input.reason,
    };
    await recordEvent(tx, actor, event, now);
    return { shrinkage, status: "reversed", valueFen };
  });
}
