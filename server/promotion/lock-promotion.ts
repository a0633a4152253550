import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { promotions } from "@/db/schema/promotion";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { refuse } from "./errors";
import { type Move, moves, type StoredStatus, stateOf } from "./rules/moves";
import type { PromotionContent, PromotionState, ProposalStatus } from "./schema";

/** A promotion under its lock, with what its state follows from. */
export type LockedPromotion = typeof promotions.$inferSelect & { state: PromotionState; today: BusinessDay };

/** A version that is being written or waits for a second person. */
export interface Proposal {
  version: number;
  status: Extract<ProposalStatus, "draft" | "submitted">;
  content: PromotionContent;
  createdBy: string;
}

/** The answer to every command on a promotion: its state, and the version that the command was about. */
export interface PromotionAnswer {
  promotion: string;
  state: PromotionState;
  version: number;
}

/** Locks a promotion by its code. Orders never wait for it: they count under its counter, by the terms they read. */
export async function lockPromotion(tx: Tx, code: string, now: Date): Promise<LockedPromotion> {
  const [found] = await tx.select().from(promotions).where(eq(promotions.code, code)).for("no key update");
  if (!found) throw refuse("promotion/unknown", { promotion: code });
  const [used] = await sqlOf(tx)<{ times: number; fen: number }[]>`
    select times, money_fen as fen from promotion_counters where promotion_id = ${found.id}::int4`;
  const today = businessDayOf(now);
  const standing = { ...found, usedTimes: used?.times ?? 0, usedFen: used?.fen ?? 0 };
  return { ...found, today, state: stateOf(standing, today) };
}

/** What is stored after this move; refused with `promotion/not-in-this-state`. */
export function statusAfter(promotion: LockedPromotion, move: Move): StoredStatus {
  const status = moves[move][promotion.state];
  if (status !== undefined) return status;
  throw refuse("promotion/not-in-this-state", { promotion: promotion.code, state: promotion.state });
}

/** The version that is being written or waits; a promotion has at most one. */
export async function openProposal(db: DbOrTx, promotionId: number): Promise<Proposal | undefined> {
  const [proposal] = await sqlOf(db)<Proposal[]>`
    select version, status, content, created_by as "createdBy" from promotion_versions
    where promotion_id = ${promotionId}::int4 and status in ('draft', 'submitted')`;
  return proposal;
}

/** A mark of a content: two are equal when and only when the contents say the same. */
export function markOf(content: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(content)))
    .digest("hex")
    .slice(0, 32);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
