import { and, eq } from "drizzle-orm";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { promotions, promotionVersions } from "@/db/schema/promotion";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { countBudgets } from "../count-budgets";
import { refuse } from "../errors";
import { judgeContent } from "../judge-content";
import {
  type LockedPromotion,
  lockPromotion,
  markOf,
  type PromotionAnswer,
  statusAfter,
} from "../lock-promotion";
import { refusalsAmong } from "../rules/findings";
import type { ApprovePromotionInput, PromotionContent, RejectPromotionInput } from "../schema";
import { writeContent } from "../write-content";

/**
 * Puts a version into force that somebody else wrote, from the next order on; orders that are submitted keep theirs (2.8).
 * It is judged once more, because other promotions may have come since. Again: the same answer, nothing changes. Refused:
 * `promotion/own-proposal`, `promotion/changed-meanwhile`, `promotion/contradicts`, `promotion/not-submitted`,
 * `promotion/decided-already`, `promotion/not-in-this-state`.
 */
export async function approvePromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code, version, seen }: ApprovePromotionInput,
  now: Date,
): Promise<PromotionAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "promotion.approve");
    const promotion = await lockPromotion(tx, code, now);
    const proposal = await versionOf(tx, promotion, version);
    if (proposal.status === "approved") return { promotion: code, state: promotion.state, version };
    const status = statusAfter(promotion, "approve");
    if (proposal.status === "draft") throw refuse("promotion/not-submitted", { promotion: code, version });
    if (proposal.status !== "submitted")
      throw refuse("promotion/decided-already", { promotion: code, version });
    if (proposal.createdBy === handOf(actor)) throw refuse("promotion/own-proposal", { promotion: code });
    if (markOf(proposal.content) !== seen) throw refuse("promotion/changed-meanwhile", { promotion: code });
    const content = proposal.content as PromotionContent;
    // Two that contradict each other must not be approved at the same moment, each without having seen the other.
    await sqlOf(tx)`select pg_advisory_xact_lock(hashtext('promotions'))`;
    const { findings } = await judgeContent(tx, { code, content }, now);
    const refused = refusalsAmong(findings);
    if (refused.length > 0) throw refuse("promotion/contradicts", { promotion: code, findings: refused });
    await writeContent(tx, promotion.id, content);
    // A budget counts what was granted before it was set, too.
    if (content.budgetTimes !== null || content.budget !== null) await countBudgets(tx, [promotion.id]);
    await tx.update(promotions).set({ status, version }).where(eq(promotions.id, promotion.id));
    await decide(tx, actor, promotion, { version, status: "approved", reason: "" }, now);
    await bumpCatalogVersion(tx);
    const after = await lockPromotion(tx, code, now);
    return { promotion: code, state: after.state, version };
  });
}

/**
 * Sends a version back, or takes one's own back; what is in force stays. Again: the same answer. Refused:
 * `promotion/decided-already`, `promotion/unknown`, somebody who neither wrote nor approves.
 */
export async function rejectPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code, version, reason }: RejectPromotionInput,
  now: Date,
): Promise<PromotionAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "promotion.read");
    const promotion = await lockPromotion(tx, code, now);
    const proposal = await versionOf(tx, promotion, version);
    if (proposal.createdBy !== handOf(actor)) mustBeAbleTo(actor, "promotion.approve");
    const answer = { promotion: code, state: promotion.state, version };
    if (proposal.status === "rejected") return answer;
    if (proposal.status !== "draft" && proposal.status !== "submitted")
      throw refuse("promotion/decided-already", { promotion: code, version });
    await decide(tx, actor, promotion, { version, status: "rejected", reason }, now);
    return answer;
  });
}

async function versionOf(tx: Tx, { id, code }: LockedPromotion, version: number) {
  const [found] = await tx
    .select()
    .from(promotionVersions)
    .where(and(eq(promotionVersions.promotionId, id), eq(promotionVersions.version, version)));
  if (!found || found.status === "imported") throw refuse("promotion/nothing-proposed", { promotion: code });
  return found;
}

async function decide(
  tx: Tx,
  actor: Actor,
  { id }: LockedPromotion,
  { version, status, reason }: { version: number; status: "approved" | "rejected"; reason: string },
  now: Date,
): Promise<void> {
  const decision = { decidedBy: handOf(actor), decidedByName: actor.name, decidedAt: now };
  await tx
    .update(promotionVersions)
    .set({ status, decisionReason: reason, ...decision })
    .where(and(eq(promotionVersions.promotionId, id), eq(promotionVersions.version, version)));
  const event = { type: `promotion.${status}`, documentType: "promotion", documentId: id };
  await recordEvent(tx, actor, { ...event, reason: reason || undefined, details: { version } }, now);
}
