import {
  addDays,
  type BusinessDay,
  daysBetween,
  monthStartOf,
  weekdayOf,
} from "@/server/shared/business-day";

/** Days of a report, both included. */
export interface Period {
  from: BusinessDay;
  to: BusinessDay;
}

export type PeriodKind = "day" | "week" | "month";

/** The day, the week from Monday, or the month that a day is in. */
export function periodOf(kind: PeriodKind, day: BusinessDay): Period {
  if (kind === "day") return { from: day, to: day };
  if (kind === "month") {
    const from = monthStartOf(day);
    return { from, to: addDays(monthStartOf(addDays(from, 31)), -1) };
  }
  const monday = addDays(day, 1 - weekdayOf(day));
  return { from: monday, to: addDays(monday, 6) };
}

/**
 * What a period is compared with: the one before it, of one that is not over as many of its days as have begun, so that a Tuesday
 * does not stand against a whole week.
 */
export function periodBefore(kind: PeriodKind, period: Period, today: BusinessDay): Period {
  const before = periodOf(kind, addDays(period.from, -1));
  if (period.to <= today) return before;
  const begun = Math.max(0, Math.min(daysBetween(period.from, today), daysBetween(before.from, before.to)));
  return { from: before.from, to: addDays(before.from, begun) };
}

/** As many days just before some. */
export function daysBefore({ from, to }: Period): Period {
  return { from: addDays(from, -1 - daysBetween(from, to)), to: addDays(from, -1) };
}

/** Every day of a period. */
export function daysOf({ from, to }: Period): BusinessDay[] {
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n));
}
