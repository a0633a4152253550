import { z } from "zod";
import { pageInput } from "@/server/shared/paging";
import { countedQuantity } from "@/server/shared/quantity";

const code = z.string().trim().min(1).max(64);

export const stocktakeKinds = ["full", "category", "location", "daily"] as const;
export type StocktakeKind = (typeof stocktakeKinds)[number];
export const stocktakeStatuses = ["open", "submitted", "posted", "cancelled"] as const;
export type StocktakeStatus = (typeof stocktakeStatuses)[number];

export const openStocktakeInput = z.strictObject({
  store: code,
  kind: z.enum(stocktakeKinds),
  /** The code of the category, or the place. */
  scope: z.string().trim().max(64).default(""),
});
export type OpenStocktakeInput = z.output<typeof openStocktakeInput>;

const takesMax = 500;
export const recordTakesInput = z.strictObject({
  stocktake: code,
  takes: z
    .array(
      z.strictObject({
        /** The device's own number of this take: sent again, it counts once. */
        takeId: z.string().min(8).max(64),
        item: code,
        counted: countedQuantity,
        /** How long ago it was counted, by the device's own clock: whether that clock is right does not matter. */
        agoSeconds: z.int().min(0).max(31_536_000),
      }),
    )
    .min(1)
    .max(takesMax),
});
export type RecordTakesInput = z.output<typeof recordTakesInput>;

/** The same for machines, in the interface's words: without a `takeId` a line counts as often as it is sent under a new key. */
export const countsBody = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        item: code,
        qty: countedQuantity,
        takeId: z.string().min(8).max(64).optional(),
        agoSeconds: z.int().min(0).max(31_536_000).default(0),
      }),
    )
    .min(1)
    .max(takesMax),
});

export const submitStocktakeInput = z.strictObject({
  stocktake: code,
  /** What was not counted: it stays as it is, or there is none of it. */
  missing: z.enum(["leave", "zero"]),
  /** Post it in the same step, unseen, if whoever submits it may: without it what it comes to is looked at first. */
  post: z.boolean().default(false),
});
export const postStocktakeBody = z.strictObject({ missing: z.enum(["leave", "zero"]).default("leave") });
export type SubmitStocktakeInput = z.output<typeof submitStocktakeInput>;

export const decideStocktakeInput = z.strictObject({
  stocktake: code,
  /** `back`: it is counted again where it differs. */
  decision: z.enum(["post", "back", "cancel"]),
  reason: z.string().trim().max(200).default(""),
});
export const decideStocktakeBody = decideStocktakeInput.omit({ stocktake: true });
export type DecideStocktakeInput = z.output<typeof decideStocktakeInput>;

export const stocktakeRef = z.strictObject({ stocktake: code });
export const listStocktakesInput = pageInput
  .extend({ store: code.optional(), status: z.enum(stocktakeStatuses).optional() })
  .strict();
export type ListStocktakesInput = z.output<typeof listStocktakesInput>;
