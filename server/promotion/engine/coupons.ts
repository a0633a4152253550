import type { BusinessDay } from "@/server/shared/business-day";
import type { CouponHint, CouponRefusal, CouponTerms, Promoted, PromotionInput } from "./types";

/** From this part of a threshold on people are told what is missing (R19, ruling 12), in per cent. */
export const hintFromPercent = 70;

/** Which coupon an order uses, and why it does not use the others that were asked for (ruling 8). */
export function decideCoupons(
  input: PromotionInput,
  goodsFen: number,
  leftFen: number,
): Pick<Promoted, "couponUsed" | "couponsRefused"> {
  const known = new Map(input.coupons.known.map((coupon) => [coupon.code, coupon]));
  const refused: { code: string; reason: CouponRefusal }[] = [];
  let used: CouponTerms | null = null;
  for (const code of new Set(input.coupons.asked)) {
    const coupon = known.get(code);
    const reason = refusalOf(coupon, input, goodsFen) ?? (used ? ("one-per-order" as const) : null);
    if (reason) refused.push({ code, reason });
    else used = coupon ?? null;
  }
  // With nothing left to pay it is neither used nor refused: it stays active.
  const discountFen = used ? Math.min(used.valueFen, leftFen) : 0;
  return {
    couponUsed: used && discountFen > 0 ? { coupon: used, discountFen } : null,
    couponsRefused: refused,
  };
}

function refusalOf(
  coupon: CouponTerms | undefined,
  { buyer, day }: PromotionInput,
  goodsFen: number,
): CouponRefusal | null {
  if (!coupon) return "unknown";
  if (!belongsTo(coupon, buyer)) return "other-account";
  if (coupon.status === "reserved" || coupon.status === "used" || coupon.status === "charged_back")
    return "used";
  if (!isValidOn(coupon, day)) return "not-valid-today";
  return goodsFen < coupon.minOrderFen ? "below-minimum" : null;
}

const belongsTo = (coupon: CouponTerms, { storeId, accountId }: PromotionInput["buyer"]) =>
  coupon.accountId === accountId && (coupon.storeId === null || coupon.storeId === storeId);

const isValidOn = (coupon: CouponTerms, day: BusinessDay) =>
  coupon.status === "active" && coupon.validFrom <= day && day <= coupon.validTo;

/** The buyer's coupons that a somewhat larger order could use. */
export function couponHintsOf(input: PromotionInput, goodsFen: number): CouponHint[] {
  return input.coupons.known.flatMap((coupon) => {
    if (refusalOf(coupon, input, goodsFen) !== "below-minimum") return [];
    if (goodsFen * 100 < coupon.minOrderFen * hintFromPercent) return [];
    return [{ coupon, missingFen: coupon.minOrderFen - goodsFen }];
  });
}

/**
 * The best use of the buyer's coupons for a cart that asks for none: the one that saves most; of several the one that
 * wastes least, then the one that ends first. `promoted` is what the cart earns without.
 */
export function bestCoupon(
  input: PromotionInput,
  promoted: Pick<Promoted, "goodsFen" | "payableFen">,
): { coupon: CouponTerms; discountFen: number } | null {
  const usable = input.coupons.known
    .filter((coupon) => refusalOf(coupon, input, promoted.goodsFen) === null)
    .map((coupon) => ({ coupon, discountFen: Math.min(coupon.valueFen, promoted.payableFen) }))
    .filter(({ discountFen }) => discountFen > 0)
    .sort(
      (a, b) =>
        b.discountFen - a.discountFen ||
        a.coupon.valueFen - b.coupon.valueFen ||
        compare(a.coupon.validTo, b.coupon.validTo) ||
        compare(a.coupon.code, b.coupon.code),
    );
  return usable[0] ?? null;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
