import { z } from "zod";
import { businessDayText } from "@/server/shared/business-day";

export const searchInput = z.strictObject({ q: z.string().trim().min(1).max(60) });

const code = z.string().trim().min(1).max(64);
const text = z.string().trim().max(100);

export const periodKinds = ["day", "week", "month"] as const;
export const storeKinds = ["franchise", "direct", "independent"] as const;

/** A store's day, week or month: the one that the day is in. */
export const storeReportQuery = z.strictObject({
  period: z.enum(periodKinds).default("week"),
  day: businessDayText.optional(),
});
export const storeReportInput = storeReportQuery.extend({ store: code });
export type StoreReportInput = z.output<typeof storeReportInput>;

/** No report looks at more days at once. */
export const reportDaysMax = 184;

const chainScope = z.strictObject({
  from: businessDayText,
  to: businessDayText,
  search: text.optional(),
  kind: z.enum(storeKinds).optional(),
  route: code.optional(),
  category: code.optional(),
});
const isPeriod = ({ from, to }: { from: string; to: string }) =>
  from <= to && Date.parse(to) - Date.parse(from) < reportDaysMax * 86_400_000;
const periodWords = {
  path: ["to"],
  message: `from must not be after to, and ${reportDaysMax} days are the most`,
};
export type ChainScopeInput = z.output<typeof chainScope>;

/** The columns by which the stores of a report can be put in order. */
export const reportSorts = [
  "store",
  "salesFen",
  "growthBp",
  "marginFen",
  "marginBp",
  "coverDays",
  "fillBp",
  "returnedFen",
  "writtenOffFen",
  "countedFen",
] as const;

export const chainReportInput = chainScope
  .extend({
    sort: z.enum(reportSorts).default("salesFen"),
    isDescending: z.boolean().default(true),
    page: z.int().min(1).max(100_000).default(1),
    limit: z.int().min(1).max(10_000).default(50),
  })
  .refine(isPeriod, periodWords);
export type ChainReportInput = z.output<typeof chainReportInput>;

/** `sales` and `margin`: the goods that brought in most; `slow`: those that would last longest. */
export const itemOrders = ["sales", "margin", "slow"] as const;

export const itemReportInput = chainScope
  .extend({
    /** One store's goods; the other filters leave it out where they do not fit. */
    store: code.optional(),
    order: z.enum(itemOrders).default("sales"),
    limit: z.int().min(1).max(500).default(10),
  })
  .refine(isPeriod, periodWords);
export type ItemReportInput = z.output<typeof itemReportInput>;
