import {
  bestCoupon,
  type CouponRefusal,
  type CouponTerms,
  type PromotionInput,
} from "@/server/promotion/engine";
import type { Draft } from "./draft";
import { priceCart } from "./price-cart";
import type { SheetIndex } from "./sheet-index";

/** A coupon beside an order: what it would save, or why it cannot be used. */
export interface CouponChoice {
  coupon: CouponTerms;
  savesFen: number;
  refusal: CouponRefusal | undefined;
  isBest: boolean;
  isChosen: boolean;
}

/**
 * The account's coupons, those that save most first. Each is tried on the order by the engine itself, so what is said here is
 * what the server will say (ruling 8).
 */
export function couponChoices(sheet: SheetIndex, { lines, coupons }: Draft): CouponChoice[] {
  const without = priceCart(sheet, { lines, coupons: [] });
  const input: PromotionInput = {
    ...sheet.deals,
    lines: [],
    coupons: { asked: [], known: sheet.deals.coupons },
  };
  const best = bestCoupon(input, without.promoted);
  return sheet.deals.coupons
    .map((coupon): CouponChoice => {
      const tried = priceCart(sheet, { lines, coupons: [coupon.code] }).promoted;
      return {
        coupon,
        savesFen: tried.couponUsed?.discountFen ?? 0,
        refusal: tried.couponsRefused.find(({ code }) => code === coupon.code)?.reason,
        isBest: best?.coupon.code === coupon.code,
        isChosen: coupons.includes(coupon.code),
      };
    })
    .sort((a, b) => b.savesFen - a.savesFen || (a.coupon.validTo < b.coupon.validTo ? -1 : 1));
}
