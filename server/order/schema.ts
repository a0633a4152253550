import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { pageInput } from "@/server/shared/paging";
import { countedQuantity, wantedQuantity } from "@/server/shared/quantity";
import { type OrderStatus, orderStatuses } from "./rules/moves";

/** Bounds one order: the largest real ones have some hundreds of lines. */
export const orderLinesMax = 1_500;
const couponsMax = 20;

export const businessCode = z.string().trim().min(1).max(64);

const orderLineInput = z.strictObject({ item: businessCode, qty: wantedQuantity });

export const quoteInput = z.strictObject({
  store: businessCode,
  lines: z.array(orderLineInput).max(orderLinesMax),
  coupons: z.array(businessCode).max(couponsMax).optional(),
});
export type QuoteInput = z.output<typeof quoteInput>;

export const submitOrderInput = z.strictObject({
  store: businessCode,
  /** The store's own number for this order, shown wherever the order is. */
  reference: z.string().trim().max(64).optional(),
  lines: z.array(orderLineInput).min(1).max(orderLinesMax),
  coupons: z.array(businessCode).max(couponsMax).optional(),
  /** false keeps it as a draft: checked, priced, without any effect. */
  submit: z.boolean().optional(),
  /** The draft of this store that the order was made from: it is cancelled with it. What is no draft any more stays as it is. */
  draft: businessCode.optional(),
});
export type SubmitOrderInput = z.output<typeof submitOrderInput>;

export { type OrderStatus, orderStatuses };

export const endOrderInput = z.strictObject({ reason: z.string().trim().max(200).optional() });

export const listOrdersInput = pageInput.strict().extend({
  store: businessCode.optional(),
  status: z.enum(orderStatuses).optional(),
  from: businessDayText.optional(),
  to: businessDayText.optional(),
  search: z.string().trim().max(64).optional(),
});
export type ListOrdersInput = z.output<typeof listOrdersInput>;

/** How hard an item would be missed: what an order that costs too much gives up first, and what it never gives up. */
export const itemRanks = ["must", "nice", "optional"] as const;
export type ItemRank = (typeof itemRanks)[number];

export const markItemInput = z.strictObject({
  store: businessCode,
  item: businessCode,
  favourite: z.boolean().optional(),
  rank: z.enum(itemRanks).optional(),
  /** What should always lie on the shelf, in base units. */
  shelfMin: countedQuantity.optional(),
});
export type MarkItemInput = z.output<typeof markItemInput>;
