import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { quantityMax } from "@/server/shared/quantity";

const code = z.string().trim().min(1).max(64);
const codes = z.array(code).max(20_000).default([]);
const moneyMax = 10_000_000_000_00;
const fen = z.int().min(1).max(moneyMax);
const count = z.int().min(1).max(1_000_000_000);
const each = z.int().min(1).max(quantityMax);
const optional = <T extends z.ZodType>(one: T) => one.nullable().default(null);

export const promotionKinds = ["buy_get", "order_discount", "order_gift", "coupon_issue"] as const;

/**
 * What a promotion says, by codes, as people write it and as its versions keep it: money in fen, quantities in base units.
 * Which figures a kind needs is judged by a rule, not by the shape.
 */
export const promotionContent = z.strictObject({
  name: z.string().trim().min(1).max(300),
  kind: z.enum(promotionKinds),
  from: businessDayText,
  to: businessDayText,
  /** Both empty: every store. */
  stores: codes,
  storeGroups: codes,
  /** Trigger items, counted together; not with a category. */
  items: codes,
  category: optional(code),
  excludedItems: codes,
  buyQty: optional(each),
  getItem: optional(code),
  getQty: optional(each),
  repeat: z.boolean(),
  threshold: optional(fen),
  discount: optional(fen),
  couponValue: optional(fen),
  couponMinOrder: optional(z.int().min(0).max(moneyMax)),
  couponDays: optional(z.int().min(1).max(3_660)),
  capPerOrder: optional(count),
  capPerStore: optional(count),
  capPerPeriod: optional(count),
  periodDays: optional(z.int().min(1).max(3_660)),
  budgetTimes: optional(count),
  budget: optional(fen),
  supplierShareBp: z.int().min(0).max(10_000).default(0),
  exclusiveGroup: optional(z.string().trim().min(1).max(64)),
  priority: z.int().min(0).max(1_000_000).default(100),
});
export type PromotionContent = z.output<typeof promotionContent>;
