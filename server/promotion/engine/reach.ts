import { lineAmountFen } from "@/server/shared/line-amounts";
import { type CountedCart, figuresInScope, ladderOf } from "./scope";
import type { PromotionInput, PromotionTerms } from "./types";

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
  /** What one set is worth: the discount, the gift at list price, the coupon. */
  setFen: number;
  /** Empty for buy_get, which has no rungs. */
  ladder: string;
}

/** Measures the promotions of the day against a cart, in their order. */
export function measure(input: PromotionInput, cart: CountedCart): Measured[] {
  return input.promotions.map((promotion): Measured => {
    const isCounted = promotion.kind === "buy_get";
    const { each, fen } = figuresInScope(cart, promotion);
    const has = isCounted ? each : fen;
    const needs = (isCounted ? promotion.buyEach : promotion.thresholdFen) ?? Number.POSITIVE_INFINITY;
    const sets = Math.floor(has / needs);
    const setFen = valueOfSet(input, promotion);
    return {
      promotion,
      has,
      needs,
      reached: promotion.isRepeating ? sets : Math.min(1, sets),
      left: setFen === null ? 0 : setsLeft(input, promotion, setFen),
      setFen: setFen ?? 0,
      ladder: isCounted ? "" : ladderOf(promotion),
    };
  });
}

/** Null when it cannot be given here: the gift has no source (ruling 9), or nobody owns the coupon. */
function valueOfSet(input: PromotionInput, promotion: PromotionTerms): number | null {
  if (promotion.kind === "order_discount") return promotion.discountFen;
  if (promotion.kind === "coupon_issue") {
    return input.buyer.accountId === null ? null : promotion.couponValueFen;
  }
  const gift = promotion.getItemId === null ? undefined : input.gifts.get(promotion.getItemId);
  return gift && promotion.getEach ? lineAmountFen({ ...gift, qty: promotion.getEach }) : null;
}

function setsLeft(input: PromotionInput, promotion: PromotionTerms, setFen: number): number {
  const { capPerOrder, capPerStore, capPerPeriod, budgetTimes, budgetFen } = promotion;
  const used = input.usage.get(promotion.id);
  const leftOf = (cap: number | null, usedTimes = 0) =>
    cap === null ? Number.POSITIVE_INFINITY : cap - usedTimes;
  const byMoney =
    budgetFen === null || setFen === 0
      ? Number.POSITIVE_INFINITY
      : Math.floor((budgetFen - (used?.totalFen ?? 0)) / setFen);
  const left = Math.min(
    leftOf(capPerOrder),
    leftOf(capPerStore, used?.storeTimes),
    leftOf(capPerPeriod, used?.periodTimes),
    leftOf(budgetTimes, used?.totalTimes),
    byMoney,
  );
  return Math.max(0, left);
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
