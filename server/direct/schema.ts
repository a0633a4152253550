import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { costText } from "@/server/shared/cost";
import { pageInput } from "@/server/shared/paging";
import { wantedQuantity } from "@/server/shared/quantity";

const code = z.string().trim().min(1).max(64);
const supplier = z.string().trim().min(1).max(100);
const ofStore = { store: code };
const linesMax = 200;

export const directOrderStatuses = ["open", "closed"] as const;
export type DirectOrderStatus = (typeof directOrderStatuses)[number];
/** A receipt counts until it is taken back. */
export const directReceiptStatuses = ["received", "reversed"] as const;
export type DirectReceiptStatus = (typeof directReceiptStatuses)[number];

export const orderDirectBody = z.strictObject({
  supplier,
  expectedOn: businessDayText,
  note: z.string().trim().max(200).default(""),
  /** Quantities in base units (pieces, grams), costs tax-inclusive per piece or kilogram. */
  lines: z
    .array(z.strictObject({ item: code, qty: wantedQuantity, unitCost: costText }))
    .min(1)
    .max(linesMax),
});
export const orderDirectInput = orderDirectBody.extend(ofStore);
export type OrderDirectInput = z.output<typeof orderDirectInput>;

export const directOrderRef = z.strictObject({ order: code });
export const closeDirectOrderBody = z.strictObject({ reason: z.string().trim().min(1).max(200) });
export const closeDirectOrderInput = closeDirectOrderBody.extend({ order: code });
export type CloseDirectOrderInput = z.output<typeof closeDirectOrderInput>;

export const receiveDirectBody = z.strictObject({
  /** The order that the goods were ordered by; without it the receipt is free. */
  order: code.optional(),
  /** Needed without an order; with one it is the order's. */
  supplier: supplier.optional(),
  /** The number of the supplier's delivery note: the same one is received once. */
  supplierNote: z.string().trim().max(60).default(""),
  lines: z
    .array(
      z.strictObject({
        item: code,
        qty: wantedQuantity,
        /** With an order its cost counts unless told. */
        unitCost: costText.optional(),
      }),
    )
    .min(1)
    .max(linesMax),
});
export const receiveDirectInput = receiveDirectBody.extend(ofStore);
export type ReceiveDirectInput = z.output<typeof receiveDirectInput>;

export const directReceiptRef = z.strictObject({ receipt: code });
export const reverseDirectBody = z.strictObject({ reason: z.string().trim().min(1).max(200) });
export const reverseDirectInput = reverseDirectBody.extend({ receipt: code });
export type ReverseDirectInput = z.output<typeof reverseDirectInput>;

export const listDirectOrdersInput = pageInput
  .extend({ store: code.optional(), status: z.enum(directOrderStatuses).optional() })
  .strict();
export type ListDirectOrdersInput = z.output<typeof listDirectOrdersInput>;
export const listDirectReceiptsInput = pageInput
  .extend({
    store: code.optional(),
    status: z.enum(directReceiptStatuses).optional(),
    /** A part of the supplier's name, its delivery note or the number. */
    q: z.string().trim().max(100).optional(),
  })
  .strict();
export type ListDirectReceiptsInput = z.output<typeof listDirectReceiptsInput>;

export const suppliersInput = z.strictObject(ofStore);
export const lastCostsInput = z.strictObject({ ...ofStore, items: z.array(code).max(linesMax) });
export type LastCostsInput = z.output<typeof lastCostsInput>;
