import { eq } from "drizzle-orm";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { promotions } from "@/db/schema/promotion";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import {
  type LockedPromotion,
  lockPromotion,
  openProposal,
  type PromotionAnswer,
  statusAfter,
} from "../lock-promotion";
import type { Move } from "../rules/moves";
import type { PromotionReasonInput, PromotionState } from "../schema";

type Stop = Extract<Move, "pause" | "resume" | "end" | "archive">;

/** The events of the moves, and the states in which the move has been made already. */
const done: Record<Stop, { event: string; states: readonly PromotionState[] }> = {
  pause: { event: "promotion.paused", states: ["paused"] },
  resume: { event: "promotion.resumed", states: ["scheduled", "active"] },
  end: { event: "promotion.terminated", states: ["terminated"] },
  archive: { event: "promotion.archived", states: ["archived"] },
};

/** Lets no further order earn it until it is resumed; submitted orders keep what they were promised (U8). */
export const pausePromotion = (db: DbOrTx, actor: Actor, input: PromotionReasonInput, now: Date) =>
  stop(db, actor, "pause", input, now);

/** Lets orders earn a paused promotion again. */
export const resumePromotion = (db: DbOrTx, actor: Actor, input: PromotionReasonInput, now: Date) =>
  stop(db, actor, "resume", input, now);

/** Ends a promotion at once and for good; what waits for approval of it is sent back. Submitted orders keep theirs (U8). */
export const endPromotion = (db: DbOrTx, actor: Actor, input: PromotionReasonInput, now: Date) =>
  stop(db, actor, "end", input, now);

/** Puts away what is over, or a draft that nobody wants. */
export const archivePromotion = (db: DbOrTx, actor: Actor, input: PromotionReasonInput, now: Date) =>
  stop(db, actor, "archive", input, now);

/** Each again: the same answer, nothing changes. Refused: `promotion/not-in-this-state`, `promotion/unknown`. */
async function stop(
  db: DbOrTx,
  actor: Actor,
  move: Stop,
  { promotion: code, reason }: PromotionReasonInput,
  now: Date,
): Promise<PromotionAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "promotion.stop");
    const promotion = await lockPromotion(tx, code, now);
    const { id, version, state } = promotion;
    if (done[move].states.includes(state)) return { promotion: code, state, version };
    const status = statusAfter(promotion, move);
    await tx.update(promotions).set({ status }).where(eq(promotions.id, id));
    if (move === "end" || move === "archive") await dropProposal(tx, actor, promotion, reason, now);
    const event = { type: done[move].event, documentType: "promotion", documentId: id, reason };
    await recordEvent(tx, actor, { ...event, before: { status: promotion.status }, after: { status } }, now);
    // What is over or was never in force is in nobody's terms.
    if (move !== "archive") await bumpCatalogVersion(tx);
    return { promotion: code, state: (await lockPromotion(tx, code, now)).state, version };
  });
}

async function dropProposal(
  tx: Tx,
  actor: Actor,
  { id }: LockedPromotion,
  reason: string,
  now: Date,
): Promise<void> {
  const proposal = await openProposal(tx, id);
  if (!proposal) return;
  await sqlOf(tx)`
    update promotion_versions set status = 'rejected', decided_by = ${handOf(actor)}, decided_by_name = ${actor.name},
      decided_at = ${now.toISOString()}::text::timestamptz, decision_reason = ${reason}
    where promotion_id = ${id}::int4 and version = ${proposal.version}::int4`;
}
