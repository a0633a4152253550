import type { PromotionTerms } from "../engine";
import type { PromotionContent } from "../schema";

/** What the codes of a content stand for. */
export interface ResolvedContent {
  itemIds: number[];
  categoryId: number | null;
  excludedItemIds: number[];
  getItemId: number | null;
  /** Of the stores and groups named, groups taken apart; null: every store. */
  storeIds: number[] | null;
}

/** A content with what is left open filled in: one gift, the bought item as the gift, no minimum for a coupon (ruling 3). */
export function completed(content: PromotionContent): PromotionContent {
  const isGiving = content.kind === "buy_get" || content.kind === "order_gift";
  const [onlyItem] = content.items.length === 1 ? content.items : [];
  return {
    ...content,
    getItem: isGiving ? (content.getItem ?? onlyItem ?? null) : null,
    getQty: isGiving ? (content.getQty ?? 1) : null,
    couponMinOrder: content.kind === "coupon_issue" ? (content.couponMinOrder ?? 0) : null,
  };
}

/** The terms that a completed content comes to; what the engine judges carts by. */
export function termsOfContent(
  content: PromotionContent,
  { itemIds, categoryId, excludedItemIds, getItemId, storeIds }: ResolvedContent,
  { id, code, version }: { id: number; code: string; version: number },
): PromotionTerms {
  return {
    id,
    code,
    version,
    name: content.name,
    kind: content.kind,
    validFrom: content.from,
    validTo: content.to,
    storeIds,
    itemIds,
    categoryId,
    excludedItemIds,
    getItemId,
    ...figuresOf(content),
  };
}

/** The figures of a content by the names under which they are kept and reckoned with; quantities in pieces, money in fen. */
export const figuresOf = (content: PromotionContent) => ({
  buyEach: content.buyQty,
  getEach: content.getQty,
  isRepeating: content.repeat,
  thresholdFen: content.threshold,
  discountFen: content.discount,
  couponValueFen: content.couponValue,
  couponMinOrderFen: content.couponMinOrder,
  couponDays: content.couponDays,
  capPerOrder: content.capPerOrder,
  capPerStore: content.capPerStore,
  capPerPeriod: content.capPerPeriod,
  periodDays: content.periodDays,
  budgetTimes: content.budgetTimes,
  budgetFen: content.budget,
  supplierShareBp: content.supplierShareBp,
  exclusiveGroup: content.exclusiveGroup,
  priority: content.priority,
});
