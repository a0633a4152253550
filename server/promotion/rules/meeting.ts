import type { PromotionTerms } from "../engine";

/** Where items and categories lie in the tree: itself, then its ancestors upwards. */
export interface Goods {
  pathOfItem: (itemId: number) => readonly number[];
  pathOfCategory: (categoryId: number) => readonly number[];
}

type Period = Pick<PromotionTerms, "validFrom" | "validTo">;

/** The days on which both count, first and last included; null when there are none. */
export function commonDays(a: Period, b: Period): { from: string; to: string } | null {
  const [, from = ""] = [a.validFrom, b.validFrom].sort();
  const [to = ""] = [a.validTo, b.validTo].sort();
  return from <= to ? { from, to } : null;
}

/** Whether some store gets both. */
export function shareStores(a: PromotionTerms, b: PromotionTerms): boolean {
  if (a.storeIds === null || b.storeIds === null) return a.storeIds?.length !== 0 && b.storeIds?.length !== 0;
  const known = new Set(a.storeIds);
  return b.storeIds.some((id) => known.has(id));
}

/** Whether every store of `b` is one of `a`. */
export function hasAllStoresOf(a: PromotionTerms, b: PromotionTerms): boolean {
  if (a.storeIds === null) return true;
  if (b.storeIds === null) return false;
  const known = new Set(a.storeIds);
  return b.storeIds.every((id) => known.has(id));
}

/** Whether one line of goods can count for both. */
export function shareGoods(a: PromotionTerms, b: PromotionTerms, goods: Goods): boolean {
  if (a.itemIds.length > 0) return a.itemIds.some((id) => isOf(a, id, goods) && isOf(b, id, goods));
  if (b.itemIds.length > 0) return shareGoods(b, a, goods);
  if (a.categoryId === null || b.categoryId === null) return true;
  return (
    goods.pathOfCategory(a.categoryId).includes(b.categoryId) ||
    goods.pathOfCategory(b.categoryId).includes(a.categoryId)
  );
}

/** Whether an item counts in a promotion's scope. */
export function isOf(promotion: PromotionTerms, itemId: number, goods: Goods): boolean {
  const { itemIds, categoryId, excludedItemIds } = promotion;
  if (excludedItemIds.includes(itemId)) return false;
  if (itemIds.length > 0) return itemIds.includes(itemId);
  return categoryId === null || goods.pathOfItem(itemId).includes(categoryId);
}

/** Whether both count on some day, for some store and some line of goods. */
export function meet(a: PromotionTerms, b: PromotionTerms, goods: Goods): boolean {
  return commonDays(a, b) !== null && shareStores(a, b) && shareGoods(a, b, goods);
}
