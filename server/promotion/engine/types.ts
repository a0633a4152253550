import type { BusinessDay } from "@/server/shared/business-day";

export type PromotionKind = "buy_get" | "order_discount" | "order_gift" | "coupon_issue";

/**
 * A promotion as HQ has fixed it (R18, rulings 1 to 7): plain data that browser and server hold alike. Scope: the items
 * named, or a category with everything below it, or, when neither is, the whole order; never the excluded items.
 */
export interface PromotionTerms {
  id: number;
  code: string;
  name: string;
  /** Counts approved changes; an order keeps the one it was promised (2.8). */
  version: number;
  kind: PromotionKind;
  validFrom: string;
  validTo: string;
  /** Null: every store. */
  storeIds: readonly number[] | null;
  /** Trigger items, counted together. */
  itemIds: readonly number[];
  categoryId: number | null;
  excludedItemIds: readonly number[];
  /** buy_get: ordered units per set; pieces, or grams of weighed items. */
  buyEach: number | null;
  /** The gift of buy_get and order_gift, and how much of it a set brings. */
  getItemId: number | null;
  getEach: number | null;
  isRepeating: boolean;
  /** The others: goods amount of the scope before discounts. */
  thresholdFen: number | null;
  discountFen: number | null;
  couponValueFen: number | null;
  couponMinOrderFen: number | null;
  couponDays: number | null;
  /** Most sets in one order; of one store in all its live orders; of one store in its orders of the last `periodDays` days. */
  capPerOrder: number | null;
  capPerStore: number | null;
  capPerPeriod: number | null;
  periodDays: number | null;
  /** Most sets, and most money, over all stores. */
  budgetTimes: number | null;
  budgetFen: number | null;
  /** The part of its cost that the supplier pays, in basis points. */
  supplierShareBp: number;
  /** Of the promotions with the same name here an order gets one: the first in order of priority that brings something. */
  exclusiveGroup: string | null;
  /** Lowest first, then code. */
  priority: number;
}

/** What a promotion with caps or a budget has granted so far, in orders that are not withdrawn, cancelled or expired. */
export interface PromotionUsage {
  promotionId: number;
  /** Sets of this store, of them those in the promotion's period that ends today. */
  storeTimes: number;
  periodTimes: number;
  /** Sets and money of all stores. */
  totalTimes: number;
  totalFen: number;
}

/** An item that this store can be given: it may be ordered and has a source and a price (ruling 9). */
export interface GiftTerms {
  itemId: number;
  unitPriceFen: number;
  isWeighed: boolean;
}

export type CouponStatus = "active" | "reserved" | "used" | "expired" | "void" | "charged_back";

/** A coupon: money of one account, or of one of its stores, for one order (2.9). */
export interface CouponTerms {
  id: number;
  code: string;
  accountId: number;
  /** Null: any store of the account. */
  storeId: number | null;
  valueFen: number;
  minOrderFen: number;
  validFrom: string;
  validTo: string;
  status: CouponStatus;
}

/** Why a coupon is not used (ruling 8). */
export type CouponRefusal =
  | "unknown"
  | "other-account"
  | "used"
  | "not-valid-today"
  | "below-minimum"
  | "one-per-order";

/** A line of a cart as promotions see it. */
export interface CartLine {
  itemId: number;
  /** Its item's category, then that one's ancestors upwards. */
  categoryPath: readonly number[];
  qtyEach: number;
  /** Goods at delivery price. */
  amountFen: number;
  /** Lines that may not be ordered count as nothing (ruling 11). */
  isOk: boolean;
}

/** Everything that decides what a cart earns. The result depends on nothing else. */
export interface PromotionInput {
  lines: readonly CartLine[];
  /** Those of the store and the day, in order of precedence: `promotionsFor`. */
  promotions: readonly PromotionTerms[];
  /** By promotion; one without caps and budget needs none. */
  usage: ReadonlyMap<number, PromotionUsage>;
  /** By item; what is not in it cannot be given. */
  gifts: ReadonlyMap<number, GiftTerms>;
  buyer: { storeId: number; accountId: number | null };
  /** Codes in the order in which they are asked for, and what is known of them and of the buyer's others. */
  coupons: { asked: readonly string[]; known: readonly CouponTerms[] };
  day: BusinessDay;
}

/** A part of a line's discount: a promotion's, or the coupon's when null. */
export interface LineShare {
  promotionId: number | null;
  fen: number;
}

export interface PromotedLine {
  discountFen: number;
  shares: readonly LineShare[];
}

/** A gift line: one per promotion and item, whole base units (ruling 9). */
export interface GrantedGift {
  promotion: PromotionTerms;
  itemId: number;
  qtyEach: number;
  unitPriceFen: number;
}

/** How often a promotion is granted, and what that is worth: the discount, the gifts at list price, the coupons' value. */
export interface PromotionUse {
  promotion: PromotionTerms;
  times: number;
  moneyFen: number;
}

/**
 * What is missing for a promotion. Ordering so much more within its scope earns what it says, unless prices, promotions or
 * what others use of them change.
 */
export interface Hint {
  promotion: PromotionTerms;
  /** One of the two. */
  missingEach: number | null;
  missingFen: number | null;
  /** False: nothing of it is earned yet. True: it is, and one more set is near. */
  isAgain: boolean;
  /** One of the three: units of the gift, discount at least, value of the coupon. */
  earns: { giftEach: number } | { discountFen: number } | { couponFen: number };
}

/** A coupon of the buyer that needs a larger order. */
export interface CouponHint {
  coupon: CouponTerms;
  missingFen: number;
}

/** What a cart earns. */
export interface Promoted {
  /** In the order of the cart. */
  lines: PromotedLine[];
  goodsFen: number;
  discountFen: number;
  payableFen: number;
  /** buy_get and order_gift, in order of precedence. */
  gifts: GrantedGift[];
  /** order_discount. */
  discounts: PromotionUse[];
  /** coupon_issue: as many coupons as times. */
  issued: PromotionUse[];
  /** All of the three: what the order takes of caps and budgets. Nothing that brings nothing (a discount of 0.00). */
  uses: PromotionUse[];
  couponUsed: { coupon: CouponTerms; discountFen: number } | null;
  couponsRefused: { code: string; reason: CouponRefusal }[];
  hints: Hint[];
  couponHints: CouponHint[];
}
