import type { Holiday, TemplateLine } from "@/server/catalog/rules";
import { addDays, type BusinessDay, businessDayOf, instantAt } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { type DayRule, matchesDay, parseDayRule } from "./day-rule";

/** What the holiday calendar says of a template, by the day that it changes. */
export type HolidayCalendar = ReadonlyMap<BusinessDay, Holiday>;

/** A year like every other: no day is changed. */
export const noHolidays: HolidayCalendar = new Map();

/** What a line needs to have for its windows to be known. */
export type WindowLine = Pick<TemplateLine, "dayRule" | "startsMinute" | "endsMinute">;

/** A window by the minutes of its day; one that passes midnight, or lasts all day, ends after 1,440. */
export interface Hours {
  startsMinute: number;
  endsMinute: number;
}

const minutesPerDay = 1_440;
const minuteMs = 60_000;

/**
 * The window of a line that starts on a day, or none (R23, D11). The holiday calendar speaks first: a closed day has no
 * windows, a moved day's windows start on the other day at their own hours, on a day with hours all windows have those.
 */
export function hoursOn(
  line: WindowLine,
  day: BusinessDay,
  holidays: HolidayCalendar = noHolidays,
): Hours | undefined {
  const rule = ruleOf(line);
  const holiday = holidays.size === 0 ? undefined : holidays.get(day);
  if (holiday?.kind === "closed") return undefined;
  const isOwn = holiday?.kind !== "moved" && matchesDay(rule, day);
  if (!isOwn && !isMovedTo(rule, day, holidays)) return undefined;
  return toEnd(holiday?.kind === "hours" ? holiday : line);
}

/** Whether windows of the line that would start on another day start on this one. */
function isMovedTo(rule: DayRule, day: BusinessDay, holidays: HolidayCalendar): boolean {
  for (const holiday of holidays.values()) {
    if (holiday.kind === "moved" && holiday.movedTo === day && matchesDay(rule, holiday.day)) return true;
  }
  return false;
}

/** The same day, across midnight, or after 24 h if start is end. */
function toEnd({ startsMinute, endsMinute }: Hours): Hours {
  return { startsMinute, endsMinute: endsMinute > startsMinute ? endsMinute : endsMinute + minutesPerDay };
}

/** The same as instants: the start, and the end before which orders are taken. */
export function windowOn(
  line: WindowLine,
  day: BusinessDay,
  holidays: HolidayCalendar,
): { startsAt: Date; endsAt: Date } | undefined {
  const hours = hoursOn(line, day, holidays);
  if (!hours) return undefined;
  const startsAt = instantAt(day, hours.startsMinute);
  return {
    startsAt,
    endsAt: new Date(startsAt.getTime() + (hours.endsMinute - hours.startsMinute) * minuteMs),
  };
}

/** The days on which a window can have started that still matters at an instant, the latest first. */
export function daysBack(now: Date, days: number): BusinessDay[] {
  const today = businessDayOf(now);
  return Array.from({ length: days + 1 }, (_, back) => addDays(today, -back));
}

/** Rules that were read before: every order asks for the same few. */
const known = new Map<string, DayRule>();
const knownMax = 500;

function ruleOf({ dayRule }: WindowLine): DayRule {
  const found = known.get(dayRule);
  if (found) return found;
  const rule = parseDayRule(dayRule);
  invariant(rule !== undefined, `a template line has the day rule ${dayRule}`);
  if (known.size >= knownMax) known.clear();
  known.set(dayRule, rule);
  return rule;
}
