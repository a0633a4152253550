import { z } from "zod";
import { fenTextFromZero } from "@/server/shared/fen";
import { pageInput } from "@/server/shared/paging";
import { wantedQuantity } from "@/server/shared/quantity";

const code = z.string().trim().min(1).max(64);

export const shrinkageReasons = ["damaged", "expired", "sample", "stolen", "other"] as const;
export type ShrinkageReason = (typeof shrinkageReasons)[number];
export const shrinkageStatuses = ["draft", "pending", "posted", "rejected", "reversed"] as const;
export type ShrinkageStatus = (typeof shrinkageStatuses)[number];

export const reportShrinkageInput = z.strictObject({
  store: code,
  reason: z.enum(shrinkageReasons),
  note: z.string().trim().max(200).default(""),
  lines: z
    .array(z.strictObject({ item: code, qty: wantedQuantity }))
    .min(1)
    .max(200),
});
export type ReportShrinkageInput = z.output<typeof reportShrinkageInput>;

export const quoteShrinkageInput = z.strictObject({
  store: code,
  lines: z.array(z.strictObject({ item: code, qty: wantedQuantity })).max(200),
});
export type QuoteShrinkageInput = z.output<typeof quoteShrinkageInput>;

export const decideShrinkageInput = z.strictObject({
  shrinkage: code,
  decision: z.enum(["approve", "reject"]),
  reason: z.string().trim().max(200).default(""),
});
export const decideShrinkageBody = decideShrinkageInput.omit({ shrinkage: true });
export type DecideShrinkageInput = z.output<typeof decideShrinkageInput>;

export const shrinkageRef = z.strictObject({ shrinkage: code });
export const reverseShrinkageInput = z.strictObject({
  shrinkage: code,
  reason: z.string().trim().min(1).max(200),
});
export const reverseShrinkageBody = reverseShrinkageInput.omit({ shrinkage: true });
export type ReverseShrinkageInput = z.output<typeof reverseShrinkageInput>;

export const listShrinkagesInput = pageInput
  .extend({ store: code.optional(), status: z.enum(shrinkageStatuses).optional() })
  .strict();
export type ListShrinkagesInput = z.output<typeof listShrinkagesInput>;

export const shrinkageSettingsInput = z.strictObject({
  autoLimit: fenTextFromZero,
  /** Hundredths of a percent of a month's sales: 50 is 0.5 %. */
  budgetBp: z.int().min(0).max(10_000),
});
export type ShrinkageSettingsInput = z.output<typeof shrinkageSettingsInput>;
export const budgetInput = z.strictObject({ store: code });
