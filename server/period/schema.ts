import { z } from "zod";
import { monthText } from "@/server/period/rules/months";
import { pageInput } from "@/server/shared/paging";

/** What is looked at before a month is closed, in the order of the list. */
export const periodChecks = ["open_deliveries", "open_differences"] as const;
export type PeriodCheck = (typeof periodChecks)[number];

const reason = z.string().trim().min(1).max(500);

/** Why the month is closed although checks are open; without open checks it is not needed. */
export const overrideInput = z.strictObject({ overrideReason: reason.optional() });
export const closePeriodInput = overrideInput.extend({ month: monthText });
export type ClosePeriodInput = z.output<typeof closePeriodInput>;

export const periodInput = z.strictObject({ month: monthText });
export type PeriodInput = z.output<typeof periodInput>;

export const checkRowsInput = pageInput.extend({ month: monthText, check: z.enum(periodChecks) }).strict();
export type CheckRowsInput = z.output<typeof checkRowsInput>;
