import type { PromotionKind } from "../engine";
import type { PromotionContent } from "../schema";

/** The figures that some kinds have and others do not. */
export type Figure =
  | "buyQty"
  | "getItem"
  | "getQty"
  | "threshold"
  | "discount"
  | "couponValue"
  | "couponMinOrder"
  | "couponDays";

const words: Record<Figure, { en: string; zh: string }> = {
  buyQty: { en: "How many to buy", zh: "购买数量" },
  getItem: { en: "The gift", zh: "赠品" },
  getQty: { en: "How many are given", zh: "赠送数量" },
  threshold: { en: "From which amount", zh: "门槛金额" },
  discount: { en: "The discount", zh: "优惠金额" },
  couponValue: { en: "The coupon's value", zh: "券面金额" },
  couponMinOrder: { en: "The coupon's least order", zh: "券的使用门槛" },
  couponDays: { en: "How many days the coupon counts", zh: "券有效天数" },
};

/** A figure in words. */
export const figureWords = (figure: string) => words[figure as Figure] ?? { en: figure, zh: figure };

const figuresOf: Record<PromotionKind, { needed: readonly Figure[]; allowed: readonly Figure[] }> = {
  buy_get: { needed: ["buyQty", "getQty"], allowed: ["getItem"] },
  order_discount: { needed: ["threshold", "discount"], allowed: [] },
  order_gift: { needed: ["threshold", "getItem", "getQty"], allowed: [] },
  coupon_issue: { needed: ["threshold", "couponValue", "couponDays"], allowed: ["couponMinOrder"] },
};

/** The figures that a kind needs and the content lacks. */
export const missingFigures = (content: PromotionContent): Figure[] =>
  figuresOf[content.kind].needed.filter((figure) => content[figure] === null);

/** The figures that the content has and its kind does nothing with. */
export function idleFigures(content: PromotionContent): Figure[] {
  const { needed, allowed } = figuresOf[content.kind];
  return (Object.keys(words) as Figure[]).filter(
    (figure) => content[figure] !== null && !needed.includes(figure) && !allowed.includes(figure),
  );
}
