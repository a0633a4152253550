import { z } from "zod";
import { addDays, asBusinessDay, type BusinessDay, monthStartOf } from "@/server/shared/business-day";

/** A calendar month of the company, written "2026-10". */
export type Month = `${number}-${number}`;

const monthPattern = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Input schema: a month, "2026-10". */
export const monthText = z
  .string()
  .regex(monthPattern, "a month is written YYYY-MM")
  .transform((text) => text as Month);

/** The month that a day lies in. */
export const monthOf = (day: BusinessDay): Month => day.slice(0, 7) as Month;

/** The first and last day of a month. */
export function daysOf(month: Month): { from: BusinessDay; to: BusinessDay } {
  const from = asBusinessDay(`${month}-01`);
  return { from, to: addDays(firstOf(nextMonth(month)), -1) };
}

/** The first day of a month, as it is stored. */
export const firstOf = (month: Month): BusinessDay => asBusinessDay(`${month}-01`);

/** The month after. */
export function nextMonth(month: Month): Month {
  return monthOf(monthStartOf(addDays(firstOf(month), 31)));
}
