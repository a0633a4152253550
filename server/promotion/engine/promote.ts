import { couponHintsOf, decideCoupons } from "./coupons";
import { hintsOf } from "./hints";
import { type Measured, measure, reachedOf } from "./reach";
import { countCart } from "./scope";
import { Spread } from "./spread";
import type { GrantedGift, Promoted, PromotionInput, PromotionUse } from "./types";

/**
 * What a cart earns (R18, R19, 3.0.6, rulings 2 to 12): a pure function of the cart and of what is in force, recomputed
 * from zero every time. Quote, order and the order page in the browser call it, so they cannot differ.
 *
 * Goods are priced before; every threshold is tested on them before discounts, and nothing is used up. In order of
 * precedence each promotion that is reached is granted what caps and budgets leave; of an exclusive group only the first
 * that brings something. Discounts are spread to the fen over their scope, the coupon last over all.
 */
export function promote(input: PromotionInput): Promoted {
  const cart = countCart(input.lines);
  const measured = measure(input, cart);
  const reached = reachedOf(measured);
  const spread = new Spread(input.lines);
  const uses: PromotionUse[] = [];
  const taken = new Set<string>();
  for (const one of reached) {
    const { exclusiveGroup } = one.promotion;
    if (exclusiveGroup !== null && taken.has(exclusiveGroup)) continue;
    const use = grant(one, spread);
    if (!use) continue;
    uses.push(use);
    if (exclusiveGroup !== null) taken.add(exclusiveGroup);
  }

  const coupons = decideCoupons(input, cart.all.fen, spread.payableFen);
  if (coupons.couponUsed) spread.take(null, coupons.couponUsed.discountFen);
  const payableFen = spread.payableFen;
  return {
    lines: spread.promotedLines(),
    goodsFen: cart.all.fen,
    discountFen: cart.all.fen - payableFen,
    payableFen,
    gifts: giftsOf(input, uses),
    discounts: uses.filter(({ promotion }) => promotion.kind === "order_discount"),
    issued: uses.filter(({ promotion }) => promotion.kind === "coupon_issue"),
    uses,
    ...coupons,
    hints: hintsOf(cart, measured, reached, uses),
    couponHints: coupons.couponUsed ? [] : couponHintsOf(input, cart.all.fen),
  };
}

/** Undefined when it brings nothing: then it uses nothing either. */
function grant({ promotion, reached, left, worthFen }: Measured, spread: Spread): PromotionUse | undefined {
  const times = Math.min(reached, left);
  if (times === 0) return undefined;
  if (promotion.kind !== "order_discount") return { promotion, times, moneyFen: worthFen(times) };
  const moneyFen = spread.take(promotion, worthFen(times));
  return moneyFen > 0 ? { promotion, times, moneyFen } : undefined;
}

function giftsOf(input: PromotionInput, uses: readonly PromotionUse[]): GrantedGift[] {
  return uses.flatMap(({ promotion, times }) => {
    const isGiving = promotion.kind === "buy_get" || promotion.kind === "order_gift";
    const gift = isGiving && promotion.getItemId !== null ? input.gifts.get(promotion.getItemId) : undefined;
    if (!gift) return [];
    const qtyEach = times * (promotion.getEach ?? 0);
    return [{ promotion, itemId: gift.itemId, qtyEach, unitPriceFen: gift.unitPriceFen }];
  });
}
