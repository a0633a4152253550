import { divideHalfUp, mulDivHalfUp } from "@/server/shared/arithmetic";
import { microPerFen } from "@/server/shared/cost";
import { lineAmountFen } from "@/server/shared/line-amounts";
import { gramsPerKilogram } from "@/server/shared/quantity";
import type { PromotionTerms } from "../engine";
import type { PromotionContent } from "../schema";
import { idleFigures, missingFigures } from "./figures";
import { type Finding, finding } from "./findings";
import { judgeNeighbours } from "./judge-neighbours";
import { type Goods, isOf } from "./meeting";

/** An item of a promotion, at its lowest price and highest cost among the stores that would get it. */
export interface JudgedItem {
  id: number;
  code: string;
  isOrderable: boolean;
  isWeighed: boolean;
  /** Null: nowhere. */
  priceFen: number | null;
  costMicro: number | null;
}

/** What decides whether a promotion may be approved. */
export interface Judged {
  content: PromotionContent;
  terms: PromotionTerms;
  /** Approved or paused ones that are not over, without the promotion itself. */
  others: readonly PromotionTerms[];
  goods: Goods;
  items: ReadonlyMap<number, JudgedItem>;
  /** How many stores it is for, and which of them have no source for the gift. */
  stores: { count: number; withoutGift: readonly string[] };
  /** Of the goods in its scope, over all plans; null when no cost is known. */
  marginBp: number | null;
  today: string;
}

/**
 * Everything that is wrong or worth knowing before a promotion is approved: first what it says itself, then whether it can
 * be earned and given, then its neighbours, then the money. A promotion with a refusal among them contradicts itself.
 */
export function judgePromotion(judged: Judged): Finding[] {
  const shape = judgeShape(judged.content, judged.today);
  if (shape.length > 0) return shape;
  return [...judgeAmounts(judged), ...judgeItems(judged), ...judgeNeighbours(judged), ...judgeMargin(judged)];
}

function judgeShape(content: PromotionContent, today: string): Finding[] {
  const { kind, from, to, items, category, capPerPeriod, periodDays } = content;
  const found = missingFigures(content).map((figure) => finding("figure-missing", { figure }));
  found.push(...idleFigures(content).map((figure) => finding("figure-without-effect", { figure })));
  if (kind === "buy_get" && content.getItem === null) found.push(finding("gift-missing", {}));
  if (items.length > 0 && category !== null) found.push(finding("two-scopes", {}));
  if (to < from) found.push(finding("period-reversed", { from, to }));
  else if (to < today) found.push(finding("ends-in-the-past", { to, today }));
  if ((capPerPeriod === null) !== (periodDays === null)) found.push(finding("period-without-cap", {}));
  return found;
}

function judgeAmounts(judged: Judged): Finding[] {
  const { thresholdFen, discountFen, couponValueFen, couponMinOrderFen, budgetFen } = judged.terms;
  const { isRepeating, capPerOrder, capPerStore } = judged.terms;
  const found: Finding[] = [];
  if (thresholdFen !== null && discountFen !== null && discountFen > thresholdFen)
    found.push(finding("discount-above-threshold", { discountFen, thresholdFen }));
  if (thresholdFen !== null && couponValueFen !== null && couponValueFen > thresholdFen)
    found.push(finding("coupon-above-threshold", { valueFen: couponValueFen, thresholdFen }));
  if (couponValueFen !== null && couponValueFen >= (couponMinOrderFen ?? 0))
    found.push(
      finding("coupon-above-minimum", { valueFen: couponValueFen, minOrderFen: couponMinOrderFen ?? 0 }),
    );
  const setFen = worthOfSet(judged.terms, judged.items);
  if (budgetFen !== null && setFen !== null && budgetFen < setFen)
    found.push(finding("budget-below-one", { budgetFen, setFen }));
  if (capPerOrder !== null) {
    const most = Math.min(
      isRepeating ? Number.POSITIVE_INFINITY : 1,
      capPerStore ?? Number.POSITIVE_INFINITY,
    );
    if (capPerOrder > most) found.push(finding("cap-without-effect", { cap: capPerOrder, by: most }));
  }
  return found;
}

function judgeItems({ terms, items, stores, goods }: Judged): Finding[] {
  const found: Finding[] = [];
  if (stores.count === 0) found.push(finding("no-store", {}));
  const triggers = terms.itemIds.flatMap((id) => items.get(id) ?? []);
  const blocked = triggers.filter(({ isOrderable }) => !isOrderable).map(({ code }) => code);
  if (blocked.length > 0)
    found.push(
      finding(blocked.length === triggers.length ? "item-not-orderable" : "some-items-not-orderable", {
        items: blocked,
      }),
    );
  const idle = terms.excludedItemIds.filter((id) => !isOf({ ...terms, excludedItemIds: [] }, id, goods));
  if (idle.length > 0)
    found.push(
      finding("excluded-without-effect", { items: idle.flatMap((id) => items.get(id)?.code ?? []) }),
    );
  const gift = terms.getItemId === null ? undefined : items.get(terms.getItemId);
  if (!gift) return found;
  const without = stores.withoutGift.length;
  if (!gift.isOrderable) found.push(finding("gift-not-orderable", { item: gift.code }));
  else if (without > 0 && without === stores.count)
    found.push(finding("gift-without-source", { item: gift.code, stores: stores.count }));
  else if (without > 0)
    found.push(
      finding("gift-without-source-for-some", {
        item: gift.code,
        stores: stores.count,
        without,
        some: [...stores.withoutGift],
      }),
    );
  return found;
}

function judgeMargin({ terms, items, marginBp }: Judged): Finding[] {
  const ownCostFen = ownPart(terms, costOfSet(terms, items));
  if (terms.kind === "buy_get") {
    const worst = terms.itemIds
      .flatMap((id) => setOf(items.get(id), terms.buyEach ?? 0) ?? [])
      .sort((a, b) => a.paidFen - a.costFen - (b.paidFen - b.costFen))[0];
    if (!worst || worst.paidFen >= worst.costFen + ownCostFen) return [];
    return [
      finding("below-cost", {
        item: worst.code,
        paidFen: worst.paidFen,
        costFen: worst.costFen + ownCostFen,
      }),
    ];
  }
  if (marginBp === null || !terms.thresholdFen) return [];
  const rateBp = mulDivHalfUp(ownCostFen, 10_000, terms.thresholdFen);
  return rateBp > marginBp ? [finding("eats-the-margin", { rateBp, marginBp })] : [];
}

/** What a set of a trigger item brings at its price and costs; undefined when one of the two is unknown. */
function setOf(item: JudgedItem | undefined, qty: number) {
  if (!item || item.priceFen === null || item.costMicro === null) return undefined;
  const { code, isWeighed } = item;
  return {
    code,
    paidFen: lineAmountFen({ unitPriceFen: item.priceFen, qty, isWeighed }),
    costFen: costFen(item, qty),
  };
}

function costOfSet(terms: PromotionTerms, items: Judged["items"]): number {
  if (terms.kind === "order_discount") return terms.discountFen ?? 0;
  if (terms.kind === "coupon_issue") return terms.couponValueFen ?? 0;
  const gift = terms.getItemId === null ? undefined : items.get(terms.getItemId);
  return gift ? costFen(gift, terms.getEach ?? 0) : 0;
}

const costFen = ({ costMicro, isWeighed }: JudgedItem, qty: number) =>
  divideHalfUp((costMicro ?? 0) * qty, microPerFen * (isWeighed ? gramsPerKilogram : 1));

const ownPart = ({ supplierShareBp }: PromotionTerms, fen: number) =>
  mulDivHalfUp(fen, 10_000 - supplierShareBp, 10_000);

/** What a set counts for in a budget; null when the gift has no price. */
export function worthOfSet(terms: PromotionTerms, items: Judged["items"]): number | null {
  if (terms.kind === "order_discount") return terms.discountFen;
  if (terms.kind === "coupon_issue") return terms.couponValueFen;
  const gift = terms.getItemId === null ? undefined : items.get(terms.getItemId);
  if (!gift || gift.priceFen === null || terms.getEach === null) return null;
  return lineAmountFen({ unitPriceFen: gift.priceFen, qty: terms.getEach, isWeighed: gift.isWeighed });
}
