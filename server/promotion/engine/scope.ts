import type { CartLine, PromotionTerms } from "./types";

/** Units and goods amount of some lines. */
export interface Figures {
  each: number;
  fen: number;
}

/** What a cart has of an item, on how many lines. */
interface ItemFigures extends Figures {
  lines: number;
  categoryPath: readonly number[];
}

/** A cart counted once, so that each promotion finds its scope's figures without going through the lines. */
export interface CountedCart {
  all: Figures;
  byItem: ReadonlyMap<number, ItemFigures>;
  byCategory: ReadonlyMap<number, Figures>;
}

const nothing: Figures = { each: 0, fen: 0 };

/** Counts the lines that may be ordered; of an item on two lines the sum (ruling 11). */
export function countCart(lines: readonly CartLine[]): CountedCart {
  const all = { each: 0, fen: 0 };
  const byItem = new Map<number, ItemFigures>();
  const byCategory = new Map<number, Figures>();
  for (const { itemId, categoryPath, qtyEach, amountFen, isOk } of lines) {
    if (!isOk) continue;
    const item = byItem.get(itemId);
    if (item) {
      add(item, qtyEach, amountFen);
      item.lines += 1;
    } else byItem.set(itemId, { each: qtyEach, fen: amountFen, lines: 1, categoryPath });
    for (const categoryId of categoryPath) {
      const category = byCategory.get(categoryId);
      if (category) add(category, qtyEach, amountFen);
      else byCategory.set(categoryId, { each: qtyEach, fen: amountFen });
    }
    add(all, qtyEach, amountFen);
  }
  return { all, byItem, byCategory };
}

function add(figures: Figures, each: number, fen: number): void {
  figures.each += each;
  figures.fen += fen;
}

/** What the cart has in a promotion's scope (ruling 2). */
export function figuresInScope(cart: CountedCart, promotion: PromotionTerms): Figures {
  const { itemIds, categoryId, excludedItemIds } = promotion;
  if (itemIds.length > 0) {
    const figures = { each: 0, fen: 0 };
    for (const itemId of itemIds) {
      const item = cart.byItem.get(itemId);
      if (item && !excludedItemIds.includes(itemId)) add(figures, item.each, item.fen);
    }
    return figures;
  }
  const whole = categoryId === null ? cart.all : (cart.byCategory.get(categoryId) ?? nothing);
  if (excludedItemIds.length === 0) return whole;
  const figures = { ...whole };
  for (const itemId of excludedItemIds) {
    const item = cart.byItem.get(itemId);
    if (item && (categoryId === null || item.categoryPath.includes(categoryId)))
      add(figures, -item.each, -item.fen);
  }
  return figures;
}

/** Whether a line lies in a promotion's scope. */
export const isInScope = (promotion: PromotionTerms, line: CartLine): boolean =>
  line.isOk && isItemInScope(promotion, line.itemId, line.categoryPath);

/** Whether an item lies in a promotion's scope. */
export function isItemInScope(
  { itemIds, categoryId, excludedItemIds }: PromotionTerms,
  itemId: number,
  categoryPath: readonly number[],
): boolean {
  if (excludedItemIds.includes(itemId)) return false;
  if (itemIds.length > 0) return itemIds.includes(itemId);
  return categoryId === null || categoryPath.includes(categoryId);
}

/** Asked for every promotion at every key; the terms of one never change. */
const ladders = new WeakMap<PromotionTerms, string>();

/** Rows of one kind with the same key are the rungs of one ladder: only the highest reached is granted (ruling 5). */
export function ladderOf(promotion: PromotionTerms): string {
  const known = ladders.get(promotion);
  if (known !== undefined) return known;
  const { kind, itemIds, categoryId, excludedItemIds } = promotion;
  const sorted = (ids: readonly number[]) => [...ids].sort((a, b) => a - b).join();
  const ladder = `${kind} ${sorted(itemIds)} ${categoryId ?? ""} ${sorted(excludedItemIds)}`;
  ladders.set(promotion, ladder);
  return ladder;
}
