import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { judgeContent } from "../judge-content";
import type { Finding } from "../rules/findings";
import type { Neighbour } from "../rules/stacking";
import type { PromotionPreviewInput } from "../schema";

export interface PromotionPreview {
  findings: Finding[];
  neighbours: Neighbour[];
  storeCount: number;
}

/** What an approval of this content would meet, while it is being written; changes nothing. */
export async function previewPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion, content }: PromotionPreviewInput,
  now: Date,
): Promise<PromotionPreview> {
  mustBeAbleTo(actor, "promotion.read");
  const { findings, neighbours, storeCount } = await judgeContent(db, { code: promotion, content }, now);
  return { findings, neighbours, storeCount };
}
