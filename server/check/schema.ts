import { z } from "zod";

const code = z.string().trim().min(1).max(40);
export const deliveryRef = z.strictObject({ delivery: code });
export const dcRef = z.strictObject({ dc: code });
export const scanInput = z.strictObject({ code: z.string().trim().min(1).max(80) });

/** Pieces, or grams of a weighed item. */
const countedEach = z.int().min(0).max(1_000_000);

/** A whole count: what is not named was not there. `count` is its own id, so that it counts once. */
export const countInput = z.strictObject({
  delivery: code,
  count: z.string().min(8).max(64),
  /** By code or barcode. */
  lines: z.array(z.strictObject({ item: code, qty: countedEach })).max(500),
});

export const settleInput = z.strictObject({
  delivery: code,
  items: z
    .array(
      z.strictObject({
        item: code,
        /** The picked quantity follows the count, or the goods were put right: added, or taken out. */
        outcome: z.enum(["corrected", "mended"]),
        reason: z.enum(["empty", "damaged", "not_found"]).optional(),
      }),
    )
    .min(1)
    .max(500),
});

export const waiveInput = z.strictObject({ delivery: code, reason: z.string().trim().min(1).max(200) });

export const requestInput = z.strictObject({ delivery: code, reason: z.string().trim().min(1).max(200) });

const percent = z.int().min(0).max(100);
export const checkSettingsInput = z.strictObject({
  dc: code,
  percent,
  newPercent: percent,
  newDays: z.int().min(1).max(365),
  isBlind: z.boolean(),
});

export const ratesInput = z.strictObject({ days: z.union([z.literal(7), z.literal(30), z.literal(90)]) });

export type CountInput = z.output<typeof countInput>;
export type SettleInput = z.output<typeof settleInput>;
export type CheckSettingsInput = z.output<typeof checkSettingsInput>;
