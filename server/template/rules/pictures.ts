import { addDays, type BusinessDay } from "@/server/shared/business-day";
import type { LineContent } from "./differences";
import { type HolidayCalendar, type Hours, hoursOn, type WindowLine } from "./start-of-day";

/** The windows that start on one day. */
export interface DayPicture<Line extends WindowLine> {
  day: BusinessDay;
  windows: (Hours & { line: Line })[];
}

/** The windows of some lines, day by day, each on the day on which it starts (D11), earliest first. */
export function picture<Line extends WindowLine>(
  lines: readonly Line[],
  from: BusinessDay,
  days: number,
  holidays: HolidayCalendar,
): DayPicture<Line>[] {
  return Array.from({ length: days }, (_, ahead) => {
    const day = addDays(from, ahead);
    const windows = lines.flatMap((line) => {
      const hours = hoursOn(line, day, holidays);
      return hours ? [{ ...hours, line }] : [];
    });
    return { day, windows: windows.toSorted((a, b) => a.startsMinute - b.startsMinute) };
  });
}

export interface DayChange {
  day: BusinessDay;
  before: Hours[];
  after: Hours[];
}

/** On which days a category's windows differ between two contents: what a change means to those who order. */
export function changedDays(
  before: readonly LineContent[],
  after: readonly LineContent[],
  from: BusinessDay,
  days: number,
  holidays: HolidayCalendar,
): DayChange[] {
  const old = picture(before, from, days, holidays);
  const next = picture(after, from, days, holidays);
  return next.flatMap(({ day, windows }, index) => {
    const hoursBefore = distinct(old[index]?.windows ?? []);
    const hoursAfter = distinct(windows);
    return JSON.stringify(hoursBefore) === JSON.stringify(hoursAfter)
      ? []
      : [{ day, before: hoursBefore, after: hoursAfter }];
  });
}

/** The hours of a day, each once, whatever the number of lines that have them. */
function distinct(windows: readonly Hours[]): Hours[] {
  const seen = new Map(
    windows.map(({ startsMinute, endsMinute }) => [
      `${startsMinute} ${endsMinute}`,
      { startsMinute, endsMinute },
    ]),
  );
  return [...seen.values()];
}
