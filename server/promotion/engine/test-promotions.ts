import type { BusinessDay } from "@/server/shared/business-day";
import { promote } from "./promote";
import type { CartLine, CouponTerms, PromotionInput, PromotionTerms, PromotionUsage } from "./types";
import { promotionsFor } from "./valid";

export const day = "2026-03-10" as BusinessDay;
const storeId = 1;
const accountId = 7;

let ids = 0;

/** A promotion in tests: for every store, for the whole order, without caps, unless said otherwise. */
export const promotion = (terms: Partial<PromotionTerms> & Pick<PromotionTerms, "kind">): PromotionTerms => {
  ids += 1;
  const isGiving = terms.kind === "buy_get" || terms.kind === "order_gift";
  return {
    id: ids,
    code: `P${ids}`,
    name: `Promotion ${ids}`,
    version: 1,
    validFrom: "2026-01-01",
    validTo: "2026-12-31",
    storeIds: null,
    itemIds: [],
    categoryId: null,
    excludedItemIds: [],
    buyEach: null,
    getItemId: isGiving ? (terms.itemIds?.[0] ?? null) : null,
    getEach: isGiving ? 1 : null,
    isRepeating: terms.kind === "buy_get",
    thresholdFen: null,
    discountFen: null,
    couponValueFen: null,
    couponMinOrderFen: terms.kind === "coupon_issue" ? 0 : null,
    couponDays: terms.kind === "coupon_issue" ? 30 : null,
    capPerOrder: null,
    capPerStore: null,
    capPerPeriod: null,
    periodDays: null,
    budgetTimes: null,
    budgetFen: null,
    supplierShareBp: 0,
    exclusiveGroup: null,
    priority: 100,
    ...terms,
  };
};

/** A line: item, units, amount in fen; item 12 is in category 1 below category 0. */
export const line = (
  itemId: number,
  qtyEach: number,
  amountFen: number,
  more: Partial<CartLine> = {},
): CartLine => ({
  itemId,
  qtyEach,
  amountFen,
  categoryPath: [Math.floor(itemId / 10), 0],
  isOk: true,
  ...more,
});

export const coupon = (code: string, valueFen: number, more: Partial<CouponTerms> = {}): CouponTerms => ({
  id: 1,
  code,
  accountId,
  storeId: null,
  valueFen,
  minOrderFen: 0,
  validFrom: "2026-01-01",
  validTo: "2026-05-31",
  status: "active",
  ...more,
});

export const usage = (promotionId: number, used: Partial<PromotionUsage>): PromotionUsage => ({
  promotionId,
  storeTimes: 0,
  periodTimes: 0,
  totalTimes: 0,
  totalFen: 0,
  ...used,
});

interface Case {
  lines: CartLine[];
  promotions?: PromotionTerms[];
  used?: PromotionUsage[];
  coupons?: CouponTerms[];
  asked?: string[];
  /** Every item can be given at 1.00, except these. */
  notGiven?: number[];
  accountId?: number | null;
}

/** The engine's input for a case; whatever a promotion gives can be given, unless said otherwise. */
export function inputOf(given: Case): PromotionInput {
  const promotions = given.promotions ?? [];
  const giftIds = promotions.flatMap(({ getItemId }) => getItemId ?? []);
  return {
    lines: given.lines,
    promotions: promotionsFor(promotions, storeId, day),
    usage: new Map((given.used ?? []).map((one) => [one.promotionId, one])),
    gifts: new Map(
      giftIds
        .filter((itemId) => !given.notGiven?.includes(itemId))
        .map((itemId) => [itemId, { itemId, unitPriceFen: 100, isWeighed: false }]),
    ),
    buyer: { storeId, accountId: given.accountId === undefined ? accountId : given.accountId },
    coupons: { asked: given.asked ?? [], known: given.coupons ?? [] },
    day,
  };
}

/** What a case earns, in the few words in which tests speak of it. */
export function earned(given: Case) {
  const promoted = promote(inputOf(given));
  return {
    discounts: promoted.lines.map(({ discountFen }) => discountFen),
    payable: promoted.payableFen,
    gifts: Object.fromEntries(promoted.gifts.map((gift) => [gift.promotion.code, gift.qtyEach])),
    promotions: Object.fromEntries(promoted.discounts.map((use) => [use.promotion.code, use.moneyFen])),
    issued: Object.fromEntries(promoted.issued.map((use) => [use.promotion.code, use.times])),
    coupon: promoted.couponUsed && [promoted.couponUsed.coupon.code, promoted.couponUsed.discountFen],
    refused: Object.fromEntries(promoted.couponsRefused.map(({ code, reason }) => [code, reason])),
    hints: promoted.hints
      .filter(({ isAgain }) => !isAgain)
      .map((hint) => [hint.promotion.code, hint.missingEach ?? hint.missingFen]),
  };
}
