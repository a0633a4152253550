import { hintFromPercent } from "./coupons";
import type { Measured } from "./reach";
import { type CountedCart, isItemInScope } from "./scope";
import type { Hint, PromotionUse } from "./types";

/**
 * What is missing for the promotions that are near (R19, ruling 12): one hint for each that is not yet reached, from 70.00 %
 * of its threshold on, and for each repeating one whose next set is as near (`isAgain`). Only what is true is said: ordering
 * exactly so much more within the scope earns what the hint says. So there is none where caps, budgets or a missing
 * source leave nothing, where another rung would win, or where another promotion of its group might come first.
 */
export function hintsOf(
  cart: CountedCart,
  measured: readonly Measured[],
  reached: readonly Measured[],
  uses: readonly PromotionUse[],
): Hint[] {
  const view = {
    cart,
    measured,
    isReached: new Set(reached),
    useOf: new Map(uses.map((u) => [u.promotion, u])),
  };
  return measured.flatMap((one, place) => hintOf(view, one, place) ?? []);
}

interface View {
  cart: CountedCart;
  measured: readonly Measured[];
  isReached: ReadonlySet<Measured>;
  useOf: ReadonlyMap<Measured["promotion"], PromotionUse>;
}

function hintOf(view: View, one: Measured, place: number): Hint | undefined {
  const { promotion, has, needs, left } = one;
  const use = view.useOf.get(promotion);
  const isAgain = one.reached > 0;
  const progress = isAgain ? has % needs : has;
  if (progress * 100 < needs * hintFromPercent) return undefined;
  if (isAgain && (!promotion.isRepeating || !use || use.times < one.reached)) return undefined;
  const times = one.reached + 1;
  if (times > left) return undefined;
  const missing = needs - progress;
  if (isOutdone(view, one, missing) || mayComeSecond(view, one, place, missing)) return undefined;
  const earns = earnsOf(view, one, place, missing, times, use?.moneyFen ?? 0);
  if (!earns) return undefined;
  const isCounted = promotion.kind === "buy_get";
  return {
    promotion,
    missingEach: isCounted ? missing : null,
    missingFen: isCounted ? null : missing,
    isAgain,
    earns,
  };
}

/** Whether another rung of its ladder would be granted instead once so much more is ordered. */
function isOutdone({ measured }: View, one: Measured, missing: number): boolean {
  if (one.ladder === "") return false;
  for (const other of measured) {
    if (other.ladder !== one.ladder || other === one || other.needs > one.has + missing) continue;
    if (other.needs > one.needs) return true;
    // The same threshold: the first in precedence is granted, and `measured` is in that order.
    if (other.needs === one.needs) return measured.indexOf(other) < measured.indexOf(one);
  }
  return false;
}

/** Whether an earlier promotion of its exclusive group brings something, or might with what is ordered for this one. */
function mayComeSecond(view: View, one: Measured, place: number, missing: number): boolean {
  const { exclusiveGroup } = one.promotion;
  if (exclusiveGroup === null) return false;
  return view.measured.slice(0, place).some((other) => {
    if (other.promotion.exclusiveGroup !== exclusiveGroup || other.left === 0) return false;
    if (other.reached > 0) return view.isReached.has(other);
    // Units of goods say nothing about their amount, nor the reverse: then it might.
    const isAlike = (other.ladder === "") === (one.ladder === "");
    return !isAlike || other.has + missing >= other.needs;
  });
}

function earnsOf(
  view: View,
  one: Measured,
  place: number,
  missing: number,
  times: number,
  earnedFen: number,
): Hint["earns"] | undefined {
  const { promotion, worthFen } = one;
  if (promotion.kind === "coupon_issue") return { couponFen: worthFen(1) };
  if (promotion.kind !== "order_discount") return { giftEach: promotion.getEach ?? 0 };
  // Earlier discounts may leave less of the lines than this one would take.
  const leftFen = one.has + missing - takenBeforeFen(view, one, place, missing);
  const discountFen = Math.min(worthFen(times), leftFen) - earnedFen;
  return discountFen > 0 ? { discountFen } : undefined;
}

/**
 * The most that discounts before it could take of its lines once so much more is ordered: of each ladder the dearest rung in
 * reach, of which its lines bear no more than their part of what the discount is spread over.
 */
function takenBeforeFen(view: View, one: Measured, place: number, missing: number): number {
  const most = new Map<string, { of: Measured; fen: number }>();
  for (const other of view.measured.slice(0, place)) {
    const { promotion, has, needs, left, worthFen, ladder } = other;
    if (promotion.kind !== "order_discount" || ladder === one.ladder) continue;
    const sets = Math.min(left, Math.floor((has + missing) / needs), promotion.isRepeating ? left : 1);
    const fen = worthFen(sets);
    if (fen > (most.get(ladder)?.fen ?? 0)) most.set(ladder, { of: other, fen });
  }
  const sumFen = [...most.values()].reduce((sum, { fen }) => sum + fen, 0);
  let takenFen = 0;
  for (const { of, fen } of most.values())
    takenFen += borneFen(view.cart, one, of, missing, fen, sumFen - fen);
  return takenFen;
}

/**
 * The most that the lines of one promotion bear of another's discount. Others may have taken all of `othersFen` from the lines
 * outside, which leaves the more to be borne within.
 */
function borneFen(
  { byItem }: CountedCart,
  one: Measured,
  other: Measured,
  missing: number,
  fen: number,
  othersFen: number,
): number {
  let [within, outside, lines] = [missing, 0, 1];
  for (const [itemId, item] of byItem) {
    if (!isItemInScope(other.promotion, itemId, item.categoryPath)) continue;
    if (isItemInScope(one.promotion, itemId, item.categoryPath)) {
      within += item.fen;
      lines += item.lines;
    } else outside += item.fen;
  }
  outside = Math.max(0, outside - othersFen);
  // The last fen of a spread may fall on each of them.
  return Math.min(fen, Math.ceil((fen * within) / (within + outside)) + lines);
}
