import { type CatalogItem, splitByPickType, type Terms, termsOfItem } from "@/server/catalog/rules";
import {
  type CouponTerms,
  type GiftTerms,
  type Promoted,
  type PromotionInput,
  type PromotionTerms,
  type PromotionUsage,
  promote,
  promotionsFor,
} from "@/server/promotion/engine";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { DecidedLine } from "./decide-order";

/** The store that orders, and what promotions must know of it besides the terms. */
export interface PromotedStore {
  storeId: number;
  planId: number;
  accountId: number | null;
  /** Of the promotions with caps or a budget. */
  promotionUsage: readonly PromotionUsage[];
  /** Those of the codes asked for that exist. */
  coupons: readonly CouponTerms[];
}

/** A gift as it would be delivered: from its own DC, with its own pick type, at list price less all of it (3.0.8). */
export interface DecidedGift {
  promotion: PromotionTerms;
  item: CatalogItem;
  qtyEach: number;
  unitPriceFen: number;
  amountFen: number;
  dcId: number;
  caseEach: number;
  looseEach: number;
}

/** What the lines of an order earn, and its gifts with their sources (R18, R19 example 4). */
export function promoteOrder(
  terms: Terms,
  store: PromotedStore,
  lines: readonly DecidedLine[],
  couponCodes: readonly string[],
): { promoted: Promoted; gifts: DecidedGift[] } {
  const promotions = promotionsFor(terms.promotions, store.storeId, terms.day);
  const sources = giftsFor(terms, store, promotions);
  const promoted = promote(inputOf(terms, store, lines, promotions, sources, couponCodes));
  const gifts = promoted.gifts.flatMap(({ promotion, itemId, qtyEach, unitPriceFen }): DecidedGift[] => {
    const item = terms.items.get(itemId);
    const source = sources.get(itemId);
    if (!item || !source) return [];
    const amountFen = lineAmountFen({ unitPriceFen, qty: qtyEach, isWeighed: item.isWeighed });
    const { dcId } = source;
    return [{ promotion, item, qtyEach, unitPriceFen, amountFen, dcId, ...splitByPickType(item, qtyEach) }];
  });
  return { promoted, gifts };
}

function inputOf(
  terms: Terms,
  store: PromotedStore,
  lines: readonly DecidedLine[],
  promotions: readonly PromotionTerms[],
  gifts: PromotionInput["gifts"],
  asked: readonly string[],
): PromotionInput {
  return {
    lines: lines.map(({ item, qtyEach, amountFen, status }) => ({
      itemId: item?.id ?? 0,
      categoryPath: item ? (terms.categoryPaths.get(item.categoryId) ?? []) : [],
      qtyEach,
      amountFen,
      isOk: status === "ok",
    })),
    promotions,
    usage: new Map(store.promotionUsage.map((used) => [used.promotionId, used])),
    gifts,
    buyer: { storeId: store.storeId, accountId: store.accountId },
    coupons: { asked, known: store.coupons },
    day: terms.day,
  };
}

/** The gifts of these promotions that the store can be given: orderable, with a source and a price (ruling 9). */
export function giftsFor(
  terms: Terms,
  store: { storeId: number; planId: number },
  promotions: readonly PromotionTerms[],
): Map<number, GiftTerms & { dcId: number }> {
  const gifts = new Map<number, GiftTerms & { dcId: number }>();
  for (const { getItemId } of promotions) {
    const item = getItemId === null || gifts.has(getItemId) ? undefined : terms.items.get(getItemId);
    if (!item) continue;
    const found = termsOfItem(terms, store, item);
    if (found.status !== "ok") continue;
    const { dcId, unitPriceFen } = found;
    gifts.set(item.id, { itemId: item.id, unitPriceFen, isWeighed: item.isWeighed, dcId });
  }
  return gifts;
}
