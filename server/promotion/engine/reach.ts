import { lineAmountFen } from "@/server/shared/line-amounts";
import { type CountedCart, figuresInScope, ladderOf } from "./scope";
import type { PromotionInput, PromotionTerms, PromotionUsage } from "./types";

/** A promotion measured against a cart. */
export interface Measured {
  promotion: PromotionTerms;
  /** What its scope has of what it counts: units for buy_get, goods amount for the others. */
  has: number;
  /** What a set takes of it. */
  needs: number;
  /** Sets that the cart reaches, caps and budgets apart. */
  reached: number;
  /** Sets that caps and budgets leave and that can be given at all; Infinity without limit. */
  left: number;
  /** What so many sets are worth: the discount, the gifts at list price, the coupons. */
  worthFen: (sets: number) => number;
  /** Empty for buy_get, which has no rungs. */
  ladder: string;
}

/** Measures the promotions of the day against a cart, in their order; not those that their budget has ended (2.8). */
export function measure(input: PromotionInput, cart: CountedCart): Measured[] {
  const inForce = input.promotions.filter((one) => !isSpent(one, input.usage.get(one.id)));
  return inForce.map((promotion): Measured => {
    const isCounted = promotion.kind === "buy_get";
    const { each, fen } = figuresInScope(cart, promotion);
    const has = isCounted ? each : fen;
    const needs = (isCounted ? promotion.buyEach : promotion.thresholdFen) ?? Number.POSITIVE_INFINITY;
    const sets = Math.floor(has / needs);
    const worthFen = worthOf(input, promotion);
    return {
      promotion,
      has,
      needs,
      reached: promotion.isRepeating ? sets : Math.min(1, sets),
      left: worthFen ? setsLeft(input, promotion, worthFen) : 0,
      worthFen: worthFen ?? nothing,
      ladder: isCounted ? "" : ladderOf(promotion),
    };
  });
}

const nothing = () => 0;

/** Whether its budget is used up: it has ended then, until an order gives its part back. */
export const isSpent = (
  { budgetTimes, budgetFen }: Pick<PromotionTerms, "budgetTimes" | "budgetFen">,
  used: Pick<PromotionUsage, "totalTimes" | "totalFen"> | undefined,
): boolean =>
  (budgetTimes !== null && (used?.totalTimes ?? 0) >= budgetTimes) ||
  (budgetFen !== null && (used?.totalFen ?? 0) >= budgetFen);

/** Undefined when it cannot be given here: the gift has no source (ruling 9), or nobody owns the coupon. */
function worthOf(input: PromotionInput, promotion: PromotionTerms): Measured["worthFen"] | undefined {
  const { kind, getItemId, getEach } = promotion;
  if (kind === "order_discount") return (sets) => sets * (promotion.discountFen ?? 0);
  if (kind === "coupon_issue") {
    return input.buyer.accountId === null ? undefined : (sets) => sets * (promotion.couponValueFen ?? 0);
  }
  const gift = getItemId === null ? undefined : input.gifts.get(getItemId);
  return gift && getEach ? (sets) => lineAmountFen({ ...gift, qty: sets * getEach }) : undefined;
}

function setsLeft(input: PromotionInput, promotion: PromotionTerms, worthFen: Measured["worthFen"]): number {
  const { capPerOrder, capPerStore, capPerPeriod, budgetTimes, budgetFen } = promotion;
  const used = input.usage.get(promotion.id);
  const leftOf = (cap: number | null, usedTimes = 0) =>
    cap === null ? Number.POSITIVE_INFINITY : cap - usedTimes;
  const left = Math.min(
    leftOf(capPerOrder),
    leftOf(capPerStore, used?.storeTimes),
    leftOf(capPerPeriod, used?.periodTimes),
    leftOf(budgetTimes, used?.totalTimes),
    budgetFen === null ? Number.POSITIVE_INFINITY : setsWorth(budgetFen - (used?.totalFen ?? 0), worthFen),
  );
  return Math.max(0, left);
}

/** The most sets that so much money pays for. */
function setsWorth(fen: number, worthFen: Measured["worthFen"]): number {
  // A set of weighed goods may round to nothing; a thousand of them tell what they are worth.
  const thousandFen = worthFen(1000);
  if (thousandFen === 0) return Number.POSITIVE_INFINITY;
  let sets = Math.max(0, Math.floor((fen * 1000) / thousandFen) + 1);
  while (sets > 0 && worthFen(sets) > fen) sets -= 1;
  return sets;
}

/**
 * The promotions whose turn comes: every buy_get that is reached, and of each ladder the highest threshold reached, a tie
 * to the first in precedence (ruling 5). What caps leave of it is another matter: no lower rung steps in.
 */
export function reachedOf(measured: readonly Measured[]): Measured[] {
  const highest = new Map<string, Measured>();
  for (const one of measured) {
    if (one.ladder === "" || one.reached === 0) continue;
    const known = highest.get(one.ladder);
    if (!known || one.needs > known.needs) highest.set(one.ladder, one);
  }
  return measured.filter((one) => one.reached > 0 && (one.ladder === "" || highest.get(one.ladder) === one));
}
