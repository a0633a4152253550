import type { DbOrTx } from "@/db/client";
import { sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { judgeContent } from "../judge-content";
import { lockPromotion, openProposal, type PromotionAnswer, statusAfter } from "../lock-promotion";
import { refusalsAmong } from "../rules/findings";
import type { PromotionRef } from "../schema";

/**
 * Hands what was written to a second person. Again: the same answer. Refused: `promotion/contradicts` with everything that
 * is wrong, `promotion/nothing-proposed`, `promotion/not-in-this-state`.
 */
export async function submitPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code }: PromotionRef,
  now: Date,
): Promise<PromotionAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "promotion.write");
    const promotion = await lockPromotion(tx, code, now);
    statusAfter(promotion, "edit");
    const proposal = await openProposal(tx, promotion.id);
    if (!proposal) throw refuse("promotion/nothing-proposed", { promotion: code });
    const answer = { promotion: code, state: promotion.state, version: proposal.version };
    if (proposal.status === "submitted") return answer;
    const { findings } = await judgeContent(tx, { code, content: proposal.content }, now);
    const refused = refusalsAmong(findings);
    if (refused.length > 0) throw refuse("promotion/contradicts", { promotion: code, findings: refused });
    await sqlOf(tx)`
      update promotion_versions set status = 'submitted'
      where promotion_id = ${promotion.id}::int4 and version = ${proposal.version}::int4`;
    const event = { type: "promotion.submitted", documentType: "promotion", documentId: promotion.id };
    await recordEvent(tx, actor, { ...event, details: { version: proposal.version } }, now);
    return answer;
  });
}
