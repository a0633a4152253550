import type { PromotionTerms } from "../engine";
import { commonDays, type Goods, shareGoods, shareStores } from "./meeting";

/** Days on which another promotion works on the same goods of the same stores. */
export interface Overlap {
  code: string;
  from: string;
  to: string;
}

/** For each promotion the others that it meets; both of a pair have it. */
export function overlapsOf(promotions: readonly PromotionTerms[], goods: Goods): Map<string, Overlap[]> {
  const found = new Map<string, Overlap[]>(promotions.map(({ code }) => [code, []]));
  promotions.forEach((one, place) => {
    for (const other of promotions.slice(place + 1)) {
      const days = commonDays(one, other);
      if (days === null || !shareStores(one, other) || !shareGoods(one, other, goods)) continue;
      found.get(one.code)?.push({ code: other.code, ...days });
      found.get(other.code)?.push({ code: one.code, ...days });
    }
  });
  return found;
}
