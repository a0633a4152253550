import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { fenTextAboveZero, fenTextFromZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";
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

/** Where a promotion is in its life: what HQ decided, and what dates and budget make of it (2.8). */
export const promotionStates = [
  "draft",
  "scheduled",
  "active",
  "paused",
  "ended",
  "terminated",
  "archived",
] as const;
export type PromotionState = (typeof promotionStates)[number];
export const proposalStatuses = ["draft", "submitted", "approved", "rejected", "imported"] as const;
export type ProposalStatus = (typeof proposalStatuses)[number];

const moneyOrNothing = z.literal("").transform(() => null);
const amount = z.union([moneyOrNothing, fenTextAboveZero]).default(null);

/** What a promotion is to say, as a form holds it: money as "1234.50", nothing as "". */
export const promotionWish = promotionContent.extend({
  threshold: amount,
  discount: amount,
  couponValue: amount,
  couponMinOrder: z.union([moneyOrNothing, fenTextFromZero]).default(null),
  budget: amount,
});
export type PromotionWish = z.input<typeof promotionWish>;

const reason = z.string().trim().min(1).max(500);
export const promotionRef = z.strictObject({ promotion: code });
export type PromotionRef = z.output<typeof promotionRef>;
export const promotionDraftInput = z.strictObject({ promotion: code, content: promotionWish });
export type PromotionDraftInput = z.output<typeof promotionDraftInput>;
/** `seen` is the mark of the content that the person read: nobody approves what was changed meanwhile. */
export const approvePromotionInput = promotionRef.extend({
  version: z.int().min(1),
  seen: z.string().max(64),
});
export type ApprovePromotionInput = z.output<typeof approvePromotionInput>;
export const rejectPromotionInput = promotionRef.extend({ version: z.int().min(1), reason });
export type RejectPromotionInput = z.output<typeof rejectPromotionInput>;
export const promotionReasonInput = promotionRef.extend({ reason });
export type PromotionReasonInput = z.output<typeof promotionReasonInput>;

export const listPromotionsInput = pageInput.extend({
  /** A part of code or name. */
  search: z.string().max(100).optional(),
  state: z.enum([...promotionStates, "waiting"]).optional(),
  kind: z.enum(promotionKinds).optional(),
});
export type ListPromotionsInput = z.output<typeof listPromotionsInput>;
export const promotionCalendarInput = z.strictObject({ from: businessDayText, to: businessDayText });
export type PromotionCalendarInput = z.output<typeof promotionCalendarInput>;

/** A content that is being written, under its code when it has one already. */
export const promotionPreviewInput = z.strictObject({
  promotion: z.string().max(64).default(""),
  content: promotionContent,
});
export type PromotionPreviewInput = z.output<typeof promotionPreviewInput>;
export const testCartInput = promotionPreviewInput.extend({ store: code.nullable(), items: codes });
export type TestCartInput = z.output<typeof testCartInput>;
/** Stores are replayed in parts, so that progress can be shown and a person can stop; `part` counts from 0. */
export const replayInput = promotionPreviewInput.extend({ part: z.int().min(0).max(10_000) });
export type ReplayInput = z.output<typeof replayInput>;

export const couponStatuses = ["active", "reserved", "used", "expired", "void", "charged_back"] as const;
export type CouponStatusWord = (typeof couponStatuses)[number];
export const issueCouponsInput = z.strictObject({
  accounts: z.array(code).min(1).max(5_000),
  value: fenTextAboveZero,
  minOrder: fenTextFromZero,
  validFrom: businessDayText,
  validTo: businessDayText,
  reason,
});
export type IssueCouponsInput = z.output<typeof issueCouponsInput>;
export const accountOfCoupons = z.strictObject({ account: code });
export const voidCouponInput = z.strictObject({ coupon: code, reason });
export type VoidCouponInput = z.output<typeof voidCouponInput>;
export const listCouponsInput = pageInput.extend({
  /** A part of the coupon's code, or of its account's code or name. */
  search: z.string().max(100).optional(),
  /** `expiring`: active ones whose last day is within a week. */
  status: z.enum([...couponStatuses, "expiring"]).optional(),
});
export type ListCouponsInput = z.output<typeof listCouponsInput>;
