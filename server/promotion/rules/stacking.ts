import { byPrecedence, type PromotionKind, type PromotionTerms } from "../engine";
import { isOneLadder } from "./judge-neighbours";
import { commonDays, type Goods, meet, shareStores } from "./meeting";

/** How a promotion and a neighbour work together on one order. */
export interface Neighbour {
  code: string;
  name: string;
  kind: PromotionKind;
  /** The days they have in common. */
  from: string;
  to: string;
  /** `adds`: an order may earn both. `ladder`: only the higher step. `excludes`: only the first of the group. */
  relation: "adds" | "ladder" | "excludes";
  /** Whether the promotion itself comes before this one. */
  isFirst: boolean;
}

/** The promotions that share a day, a store and goods with this one, in order of precedence. */
export function neighboursOf(
  terms: PromotionTerms,
  others: readonly PromotionTerms[],
  goods: Goods,
): Neighbour[] {
  return [...others].sort(byPrecedence).flatMap((other): Neighbour[] => {
    const days = commonDays(terms, other);
    const excludes = terms.exclusiveGroup !== null && terms.exclusiveGroup === other.exclusiveGroup;
    if (days === null || !shareStores(terms, other) || !(excludes || meet(terms, other, goods))) return [];
    const relation = isOneLadder(terms, other) ? "ladder" : excludes ? "excludes" : "adds";
    const { code, name, kind } = other;
    return [{ code, name, kind, ...days, relation, isFirst: byPrecedence(terms, other) < 0 }];
  });
}
