import { sql } from "drizzle-orm";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { promotions, promotionVersions } from "@/db/schema/promotion";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { loadContent } from "../load-content";
import { lockPromotion, openProposal, type PromotionAnswer, statusAfter } from "../lock-promotion";
import type { PromotionContent, PromotionDraftInput } from "../schema";
import { columnsOf, writeContent, writeParts } from "../write-content";

/**
 * Begins a promotion: a draft that no order knows of. It may be incomplete; what is missing or contradicts is said before
 * it can be submitted. Refused: `promotion/code-taken`, `promotion/unknown-reference`.
 */
export async function createPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code, content }: PromotionDraftInput,
  now: Date,
): Promise<PromotionAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "promotion.write");
    const [created] = await tx
      .insert(promotions)
      .values({ code, status: "draft", ...(await columnsOf(tx, content)) })
      .onConflictDoNothing({ target: promotions.code })
      .returning({ id: promotions.id });
    if (!created) throw refuse("promotion/code-taken", { promotion: code });
    await writeParts(tx, created.id, content);
    await putProposal(tx, actor, { promotionId: created.id, version: 1, content }, now);
    const event = { type: "promotion.drafted", documentType: "promotion", documentId: created.id };
    await recordEvent(tx, actor, { ...event, after: content }, now);
    return { promotion: code, state: "draft", version: 1 };
  });
}

/**
 * Changes a promotion. A draft changes in place; of one that is approved a new version begins, and the content in force
 * stays until a second person approves the new one (2.8). What was submitted is a draft again. Refused:
 * `promotion/not-in-this-state`, `promotion/unknown`, `promotion/unknown-reference`.
 */
export async function editPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code, content }: PromotionDraftInput,
  now: Date,
): Promise<PromotionAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "promotion.write");
    const promotion = await lockPromotion(tx, code, now);
    statusAfter(promotion, "edit");
    const open = await openProposal(tx, promotion.id);
    const isNew = promotion.state === "draft";
    const before = open?.content ?? (await loadContent(tx, promotion.id));
    // What came in by a file has no version of its own yet: keep what the new one replaces.
    if (!isNew) await keepImported(tx, promotion.id, promotion.version, now);
    const version = open?.version ?? (await nextVersion(tx, promotion.id));
    await columnsOf(tx, content);
    if (isNew) await writeContent(tx, promotion.id, content);
    await putProposal(tx, actor, { promotionId: promotion.id, version, content }, now);
    const event = { type: "promotion.changed", documentType: "promotion", documentId: promotion.id };
    await recordEvent(tx, actor, { ...event, before, after: content, details: { version } }, now);
    return { promotion: code, state: promotion.state, version };
  });
}

interface NewVersion {
  promotionId: number;
  version: number;
  content: PromotionContent;
}

async function putProposal(tx: Tx, actor: Actor, written: NewVersion, now: Date): Promise<void> {
  const author = { createdBy: handOf(actor), createdByName: actor.name, createdAt: now };
  await tx
    .insert(promotionVersions)
    .values({ ...written, ...author, status: "draft" })
    .onConflictDoUpdate({
      target: [promotionVersions.promotionId, promotionVersions.version],
      set: { content: written.content, ...author, status: "draft" },
      setWhere: sql`${promotionVersions.status} in ('draft', 'submitted')`,
    });
}

async function nextVersion(tx: Tx, promotionId: number): Promise<number> {
  const [row] = await sqlOf(tx)<{ version: number }[]>`
    select greatest(p.version, (select max(version) from promotion_versions where promotion_id = p.id)) + 1 as version
    from promotions p where p.id = ${promotionId}::int4`;
  return row?.version ?? 1;
}

async function keepImported(tx: Tx, promotionId: number, version: number, now: Date): Promise<void> {
  const content = await loadContent(tx, promotionId);
  const by = { createdBy: "import", createdByName: "import", createdAt: now };
  await tx
    .insert(promotionVersions)
    .values({ promotionId, version, content, status: "imported", ...by })
    .onConflictDoNothing();
}
