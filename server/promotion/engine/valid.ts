import type { BusinessDay } from "@/server/shared/business-day";
import type { PromotionTerms } from "./types";

/** In order of precedence: lowest priority number first, then code (ruling 4). */
export function byPrecedence(a: PromotionTerms, b: PromotionTerms): number {
  return a.priority - b.priority || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** The promotions that count for a store on a business day, first and last day included, in order of precedence. */
export function promotionsFor(
  promotions: readonly PromotionTerms[],
  storeId: number,
  day: BusinessDay,
): PromotionTerms[] {
  return promotions
    .filter(
      ({ validFrom, validTo, storeIds }) =>
        validFrom <= day && day <= validTo && (storeIds === null || storeIds.includes(storeId)),
    )
    .sort(byPrecedence);
}

/** Whether what it has granted before must be known to judge an order. */
export function isLimited(promotion: PromotionTerms): boolean {
  const { capPerStore, capPerPeriod, budgetTimes, budgetFen } = promotion;
  return capPerStore !== null || capPerPeriod !== null || budgetTimes !== null || budgetFen !== null;
}
