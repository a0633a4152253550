import { byPrecedence, type PromotionTerms } from "../engine";
import { ladderOf } from "../engine/scope";
import { type Finding, finding } from "./findings";
import { type Judged, worthOfSet } from "./judge";
import { commonDays, hasAllStoresOf, meet, shareStores } from "./meeting";

/** Ladders and exclusive groups: where two promotions would make nonsense of each other (ruling 5). */
export function judgeNeighbours(judged: Judged): Finding[] {
  const { terms, goods } = judged;
  return judged.others.flatMap((other) => {
    if (commonDays(terms, other) === null || !shareStores(terms, other)) return [];
    const found = isOneLadder(terms, other) ? judgeLadder(judged, other) : [];
    if (terms.exclusiveGroup === null || other.exclusiveGroup !== terms.exclusiveGroup) return found;
    if (meet(terms, other, goods)) found.push(...judgeGroup(terms, other));
    return found;
  });
}

/** Whether they are rungs of one ladder: of the two an order gets the higher one that it reaches. */
export const isOneLadder = (a: PromotionTerms, b: PromotionTerms) =>
  a.kind !== "buy_get" && ladderOf(a) === ladderOf(b);

function judgeLadder(judged: Judged, other: PromotionTerms): Finding[] {
  const { terms } = judged;
  const [low, high] = needOf(terms) <= needOf(other) ? [terms, other] : [other, terms];
  const atFen = needOf(high);
  if (needOf(low) === atFen) return [finding("ladder-same-step", { other: other.code, atFen })];
  const beforeFen = rewardAt(judged, low, atFen - 1);
  const afterFen = rewardAt(judged, high, atFen);
  // Gifts without a price cannot be compared.
  if (beforeFen === null || afterFen === null) return [];
  if (afterFen < beforeFen)
    return [finding("ladder-falls", { other: other.code, atFen, beforeFen, afterFen })];
  return afterFen === beforeFen ? [finding("ladder-flat", { other: other.code, atFen, afterFen })] : [];
}

/** What a rung brings for goods of so much, in money. */
function rewardAt(judged: Judged, rung: PromotionTerms, goodsFen: number): number | null {
  const setFen = worthOfSet(rung, judged.items);
  if (setFen === null) return null;
  const reached = Math.floor(goodsFen / needOf(rung));
  const times = Math.min(rung.isRepeating ? reached : Math.min(1, reached), rung.capPerOrder ?? reached);
  return times * setFen;
}

const needOf = ({ thresholdFen }: PromotionTerms) => thresholdFen ?? Number.POSITIVE_INFINITY;

function judgeGroup(terms: PromotionTerms, other: PromotionTerms): Finding[] {
  const { priority } = terms;
  const names = { other: other.code, group: terms.exclusiveGroup ?? "" };
  if (other.priority === priority && !isOneLadder(terms, other))
    return [finding("group-same-priority", { ...names, priority })];
  if (isOneLadder(terms, other)) return [];
  const [first, second] = byPrecedence(terms, other) < 0 ? [terms, other] : [other, terms];
  if (!isReachedBefore(first, second)) return [];
  return [finding(second === terms ? "never-granted" : "never-grants-other", names)];
}

/** Whether whoever reaches the second has always reached the first, which nothing limits. */
function isReachedBefore(first: PromotionTerms, second: PromotionTerms): boolean {
  const { capPerStore, capPerPeriod, budgetTimes, budgetFen } = first;
  const isLimited = [capPerStore, capPerPeriod, budgetTimes, budgetFen].some((limit) => limit !== null);
  if (isLimited || !hasAllStoresOf(first, second)) return false;
  if (first.validFrom > second.validFrom || first.validTo < second.validTo) return false;
  if (first.kind === "buy_get" || second.kind === "buy_get") {
    const isAlike = first.kind === second.kind && isSameScope(first, second);
    return isAlike && (first.buyEach ?? 0) <= (second.buyEach ?? 0);
  }
  const isWhole =
    first.itemIds.length === 0 && first.categoryId === null && first.excludedItemIds.length === 0;
  return (isWhole || isSameScope(first, second)) && needOf(first) <= needOf(second);
}

const isSameScope = (a: PromotionTerms, b: PromotionTerms) =>
  ladderOf({ ...a, kind: "order_discount" }) === ladderOf({ ...b, kind: "order_discount" });
