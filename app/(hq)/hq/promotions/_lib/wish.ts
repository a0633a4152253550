import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";
import {
  type PromotionContent,
  type PromotionWish,
  type promotionDraftInput,
  promotionWish,
} from "@/server/promotion/schema";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

/** What the form holds, and what its schema makes of it. */
export type DraftValues = z.input<typeof promotionDraftInput>;
export type Draft = z.output<typeof promotionDraftInput>;
export type DraftForm = UseFormReturn<DraftValues, unknown, Draft>;

/** What the form says as a content, once all of it can be read; a name may still be missing. */
export function contentOf(wish: PromotionWish): PromotionContent | undefined {
  const read = promotionWish.safeParse({ ...wish, name: wish.name.trim() || "–" });
  return read.success ? read.data : undefined;
}

const amountOf = (fen: number | null) => (fen === null ? "" : formatFen(fen));

/** A content as the form holds it: money as people write it. */
export const wishOf = (content: PromotionContent): PromotionWish => ({
  ...content,
  threshold: amountOf(content.threshold),
  discount: amountOf(content.discount),
  couponValue: amountOf(content.couponValue),
  couponMinOrder: amountOf(content.couponMinOrder),
  budget: amountOf(content.budget),
});

/** A new promotion: two weeks from tomorrow, ten and one. */
export const emptyContent = (today: BusinessDay): PromotionContent => ({
  name: "",
  kind: "buy_get",
  from: addDays(today, 1),
  to: addDays(today, 14),
  stores: [],
  storeGroups: [],
  items: [],
  category: null,
  excludedItems: [],
  buyQty: 10,
  getItem: null,
  getQty: 1,
  repeat: true,
  threshold: null,
  discount: null,
  couponValue: null,
  couponMinOrder: null,
  couponDays: null,
  capPerOrder: null,
  capPerStore: null,
  capPerPeriod: null,
  periodDays: null,
  budgetTimes: null,
  budget: null,
  supplierShareBp: 0,
  exclusiveGroup: null,
  priority: 100,
});

/** What a kind begins with when it is chosen; figures of other kinds are emptied. */
export function figuresFor(kind: PromotionContent["kind"]): Partial<PromotionWish> {
  const none = {
    buyQty: null,
    getItem: null,
    getQty: null,
    threshold: "",
    discount: "",
    couponValue: "",
    couponMinOrder: "",
    couponDays: null,
  };
  if (kind === "buy_get") return { ...none, buyQty: 10, getQty: 1, repeat: true };
  if (kind === "order_gift") return { ...none, getQty: 1, repeat: false };
  if (kind === "coupon_issue") return { ...none, couponDays: 30, repeat: false };
  return { ...none, repeat: false };
}
