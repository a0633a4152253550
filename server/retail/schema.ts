import { z } from "zod";
import { fenText } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";

const code = z.string().trim().min(1).max(64);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const words = z.string().trim().max(200);

export const priceReasons = ["competitor", "near_expiry", "cost", "other"] as const;
export type PriceReason = (typeof priceReasons)[number];
export const priceLineStatuses = [
  "pending",
  "scheduled",
  "effective",
  "ended",
  "superseded",
  "cancelled",
  "rejected",
] as const;
export type PriceLineStatus = (typeof priceLineStatuses)[number];

/** Lines of one price change, at most. */
export const priceLinesMax = 500;

export const requestPriceChangeInput = z.strictObject({
  store: code,
  lines: z
    .array(z.strictObject({ item: code, price: fenText }))
    .min(1)
    .max(priceLinesMax),
  /** When it takes effect; at once unless said. */
  effectiveAt: instant.optional(),
  /** From then on the price before it counts again. */
  endsAt: instant.optional(),
  reason: z.enum(priceReasons).default("other"),
  note: words.default(""),
});
export type RequestPriceChangeInput = z.output<typeof requestPriceChangeInput>;

const decision = z.enum(["approve", "reject"]);
export const decidePriceChangeInput = z
  .strictObject({
    change: code,
    /** For every waiting line that is not named in `lines`; those stay waiting without it. */
    decision: decision.optional(),
    lines: z
      .array(z.strictObject({ item: code, decision, reason: words.default("") }))
      .max(priceLinesMax)
      .default([]),
    reason: words.default(""),
  })
  .refine(({ decision: all, lines }) => all !== undefined || lines.length > 0, "nothing is decided");
export type DecidePriceChangeInput = z.output<typeof decidePriceChangeInput>;

export const priceChangeRef = z.strictObject({ change: code });
export const listPriceChangesInput = pageInput
  .extend({ store: code.optional(), status: z.enum(priceLineStatuses).optional() })
  .strict();
export type ListPriceChangesInput = z.output<typeof listPriceChangesInput>;

export const storeTermsInput = z.strictObject({ store: code });
export const itemPriceInput = z.strictObject({ store: code, item: code });

export const retailSettingsInput = z.strictObject({
  /** Hundredths of a percent around the suggested price; null: franchise stores are never looked at. */
  corridorBp: z.int().min(0).max(100_000).nullable(),
  overridePrice: z.boolean(),
});
export type RetailSettingsInput = z.output<typeof retailSettingsInput>;

export const lockPricesInput = z
  .strictObject({
    item: code.optional(),
    category: code.optional(),
    kind: z.enum(["state", "fixed"]),
    reason: words.min(1),
  })
  .refine(({ item, category }) => (item === undefined) !== (category === undefined), "an item or a category");
export type LockPricesInput = z.output<typeof lockPricesInput>;
export const unlockPricesInput = z.strictObject({ lock: z.int().positive() });

export const priceFeedInput = z.strictObject({
  store: code,
  /** What the last answer said; without it every price of the store is answered. */
  since: z
    .string()
    .regex(/^\d{1,15}\.\d{1,15}$/, "not a cursor of this feed")
    .optional(),
  limit: z.coerce.number().int().min(1).max(2_000).default(500),
});
export type PriceFeedInput = z.output<typeof priceFeedInput>;

export const itemFeedInput = z.strictObject({
  store: code,
  /** What the last answer said; without it every item is answered. */
  since: z
    .string()
    .regex(/^\d{1,15}$/, "not a cursor of this feed")
    .optional(),
  limit: z.coerce.number().int().min(1).max(2_000).default(500),
});
export type ItemFeedInput = z.output<typeof itemFeedInput>;

export const createOwnItemInput = z.strictObject({
  store: code,
  barcode: z.string().trim().min(1).max(20),
  name: z.string().trim().min(1).max(100),
  price: fenText,
  spec: z.string().trim().max(100).default(""),
  /** As headquarters would write it; empty: one of it, whatever headquarters call that. */
  unit: z.string().trim().max(20).default(""),
  isWeighed: z.boolean().default(false),
});
export type CreateOwnItemInput = z.output<typeof createOwnItemInput>;

export const listOwnItemsInput = pageInput.extend({ store: code.optional() }).strict();
export type ListOwnItemsInput = z.output<typeof listOwnItemsInput>;

export const decideOwnConflictInput = z.strictObject({
  conflict: z.int().positive(),
  decision: z.enum(["merge", "apart"]),
  /** How many of headquarters' one of the store's is; grams of a weighed item. */
  factor: z.int().min(1).max(1_000_000).default(1),
});
export type DecideOwnConflictInput = z.output<typeof decideOwnConflictInput>;
