import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";
import { costText } from "@/server/shared/cost";
import { fenTextFromZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";
import { countedQuantity, quantityMax, wantedQuantity } from "@/server/shared/quantity";
import { usualSettings } from "@/server/warehouse/rules/settings";

const code = z.string().min(1).max(40);
const supplier = z.string().trim().min(1).max(100);
const remark = z.string().trim().max(500).default("");
const ofDc = { dc: code };
const perPage = 500;

export const purchaseBody = z.strictObject({
  supplier,
  expectedOn: businessDayText,
  note: remark,
  /** Quantities in base units (pieces, grams), costs tax-inclusive per piece or kilogram. */
  lines: z
    .array(
      z.strictObject({
        item: code,
        qty: wantedQuantity,
        unitCost: costText,
        /** Ordered for what waits in the pool: what comes is not put away, but left for the wave. */
        crossDock: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(perPage),
});
export const purchaseInput = purchaseBody.extend(ofDc);
export type PurchaseInput = z.output<typeof purchaseInput>;

export const closePurchaseBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const closePurchaseInput = closePurchaseBody.extend({ ...ofDc, purchase: code });
export type ClosePurchaseInput = z.output<typeof closePurchaseInput>;

export const receiptBody = z.strictObject({
  /** The purchase order that the goods were ordered by; without it the receipt is blind. */
  purchase: code.optional(),
  /** Needed without a purchase order; with one it is the order's. */
  supplier: supplier.optional(),
  /** The number of the supplier's delivery note: the same one is received once. */
  supplierNote: z.string().trim().max(60).default(""),
  lines: z
    .array(
      z.strictObject({
        item: code,
        qty: wantedQuantity,
        /** With a purchase order its cost counts unless told. */
        unitCost: costText.optional(),
        expiresOn: businessDayText.optional(),
        /** Left for the wave instead of being put away; without it as ordered. */
        crossDock: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(perPage),
  /** A DC manager takes goods with too little shelf life left all the same. */
  acceptShort: z.boolean().optional(),
});
export const receiptInput = receiptBody.extend(ofDc);
export type ReceiptInput = z.output<typeof receiptInput>;

export const reverseReceiptBody = z.strictObject({ reason: z.string().trim().min(1).max(500) });
export const reverseReceiptInput = reverseReceiptBody.extend({ ...ofDc, receipt: code });
export type ReverseReceiptInput = z.output<typeof reverseReceiptInput>;
export const decideReversalBody = z.strictObject({
  decision: z.enum(["approve", "reject"]),
  reason: remark,
});
export const decideReversalInput = decideReversalBody.extend({ ...ofDc, receipt: code });
export type DecideReversalInput = z.output<typeof decideReversalInput>;

export const adjustmentReasons = ["damage", "expired", "sample", "found", "correction"] as const;
export type AdjustmentReason = (typeof adjustmentReasons)[number];
export const adjustmentStatuses = ["requested", "approved", "rejected"] as const;
export type AdjustmentStatus = (typeof adjustmentStatuses)[number];
export const adjustmentBody = z.strictObject({
  item: code,
  /** In base units; above zero goods are added, below taken. */
  qty: z
    .int()
    .min(-quantityMax)
    .max(quantityMax)
    .refine((qty) => qty !== 0, "must not be 0"),
  reason: z.enum(adjustmentReasons),
  /** Of which expiry date; without it what expires first is taken, and what is found has none. */
  expiresOn: businessDayText.optional(),
  note: z.string().trim().min(1).max(500),
  /** Only for goods that the DC never had: what they are worth per piece or kilogram. */
  unitCost: costText.optional(),
});
export const adjustmentInput = adjustmentBody.extend(ofDc);
export type AdjustmentInput = z.output<typeof adjustmentInput>;
export const decideAdjustmentBody = z.strictObject({
  decision: z.enum(["approve", "reject"]),
  reason: remark,
});
export const decideAdjustmentInput = decideAdjustmentBody.extend({ ...ofDc, adjustment: code });
export type DecideAdjustmentInput = z.output<typeof decideAdjustmentInput>;
export const listAdjustmentsQuery = pageInput
  .extend({ status: z.enum(adjustmentStatuses).optional(), item: code.optional() })
  .strict();
export const listAdjustmentsInput = listAdjustmentsQuery.extend(ofDc);
export type ListAdjustmentsInput = z.output<typeof listAdjustmentsInput>;

export const countStatuses = ["open", "recount", "waiting", "posted", "cancelled"] as const;
const count = z.coerce.number().int().min(1);
export const openCountsBody = z.strictObject({
  /** Without items, those at the greatest risk are counted. */
  items: z.array(code).max(perPage).default([]),
  daily: z.int().min(1).max(perPage).optional(),
});
export const openCountsInput = openCountsBody.extend(ofDc);
export type OpenCountsInput = z.output<typeof openCountsInput>;
export const recordCountBody = z.strictObject({ counted: countedQuantity });
export const recordCountInput = recordCountBody.extend({ ...ofDc, count });
export type RecordCountInput = z.output<typeof recordCountInput>;
export const decideCountBody = z.strictObject({
  decision: z.enum(["post", "recount", "cancel"]),
  reason: remark,
});
export const decideCountInput = decideCountBody.extend({ ...ofDc, count });
export type DecideCountInput = z.output<typeof decideCountInput>;
export const listCountsQuery = pageInput.extend({ status: z.enum(countStatuses).optional() }).strict();
export const listCountsInput = listCountsQuery.extend(ofDc);
export type ListCountsInput = z.output<typeof listCountsInput>;

export const purchaseStatuses = ["open", "closed"] as const;
export const listPurchasesQuery = pageInput
  .extend({ status: z.enum(purchaseStatuses).optional(), search: z.string().max(100).optional() })
  .strict();
export const listPurchasesInput = listPurchasesQuery.extend(ofDc);
export type ListPurchasesInput = z.output<typeof listPurchasesInput>;
export const getPurchaseInput = z.strictObject({ ...ofDc, purchase: code });
export const listReceiptsQuery = pageInput
  .extend({ purchase: code.optional(), search: z.string().max(100).optional() })
  .strict();
export const listReceiptsInput = listReceiptsQuery.extend(ofDc);
export type ListReceiptsInput = z.output<typeof listReceiptsInput>;
export const getReceiptInput = z.strictObject({ ...ofDc, receipt: code });
export const findItemInput = z.strictObject({ ...ofDc, q: z.string().trim().min(1).max(100) });

export const settingsBody = z.strictObject({
  /** Hundredths of a percent: 500 is 5 %. */
  overReceiptBp: z.int().min(0).max(10_000),
  adjustmentLimit: fenTextFromZero,
  /** The share of shelf life that must be left at the receipt and when it goes to a store, as 7500 for three quarters. */
  receiptRestBp: z.int().min(0).max(10_000).default(usualSettings.receiptRestBp),
  shipRestBp: z.int().min(0).max(10_000).default(usualSettings.shipRestBp),
  /** So many days before expiry goods are shown as expiring. */
  expiringDays: z.int().min(1).max(365).default(usualSettings.expiringDays),
});
export const settingsInput = settingsBody.extend(ofDc);
export type SettingsInput = z.output<typeof settingsInput>;
export const listExpiringQuery = pageInput
  .extend({
    days: z.coerce.number().int().min(0).max(3650).optional(),
    search: z.string().max(100).optional(),
  })
  .strict();
export const listExpiringInput = listExpiringQuery.extend(ofDc);
export type ListExpiringInput = z.output<typeof listExpiringInput>;
export const dcInput = z.strictObject(ofDc);

export const placeKinds = ["reserve", "dock", "crossdock"] as const;
export type PlaceKind = (typeof placeKinds)[number];
/** A place of a DC, as it is written on its label. */
const placeCode = z.string().trim().min(1).max(40);
export const placeBody = z.strictObject({
  /** What it is for; null takes it out of the list. */
  kind: z.enum(placeKinds).nullable(),
});
export const placeInput = placeBody.extend({ ...ofDc, place: placeCode });
export type PlaceInput = z.output<typeof placeInput>;
export const faceBody = z.strictObject({
  /** Least and most of the pick face in base units; null: it holds everything. */
  limits: z
    .strictObject({ min: countedQuantity, max: wantedQuantity })
    .refine(({ min, max }) => min < max, "the most must be above the least")
    .nullable(),
});
export const faceInput = faceBody.extend({ ...ofDc, item: code });
export type FaceInput = z.output<typeof faceInput>;
export const placeStates = ["empty", "below"] as const;
export const listPlacesQuery = pageInput
  .extend({
    kind: z.enum(["face", ...placeKinds]).optional(),
    state: z.enum(placeStates).optional(),
    search: z.string().max(100).optional(),
  })
  .strict();
export const listPlacesInput = listPlacesQuery.extend(ofDc);
export type ListPlacesInput = z.output<typeof listPlacesInput>;

export const moveTaskKinds = ["urgent", "refill", "putaway"] as const;
export const moveTaskStatuses = ["open", "done", "cancelled"] as const;
export const moveBody = z.strictObject({
  /** Of the scanner: the same one counts once. */
  scanId: z.string().min(1).max(100),
  /** The move task that it is made for. */
  task: z.int().min(1).optional(),
  item: code,
  from: placeCode,
  to: placeCode,
  qty: wantedQuantity,
  expiresOn: businessDayText.optional(),
});
export const moveInput = moveBody.extend(ofDc);
export type MoveInput = z.output<typeof moveInput>;
export const dropMoveReasons = ["empty", "damaged", "not_found", "not_needed"] as const;
export const dropMoveBody = z.strictObject({ reason: z.enum(dropMoveReasons) });
export const dropMoveInput = dropMoveBody.extend({ ...ofDc, task: count });
export type DropMoveInput = z.output<typeof dropMoveInput>;
export const listMoveTasksQuery = pageInput
  .extend({ status: z.enum(moveTaskStatuses).optional(), kind: z.enum(moveTaskKinds).optional() })
  .strict();
export const listMoveTasksInput = listMoveTasksQuery.extend(ofDc);
export type ListMoveTasksInput = z.output<typeof listMoveTasksInput>;
export const atPlaceInput = z.strictObject({ ...ofDc, place: placeCode });
