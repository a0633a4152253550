"use client";

import { useTranslations } from "next-intl";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { timeOfDay } from "@/server/shared/time-of-day";
import { type HolidayCalendar, type LineContent, picture } from "@/server/template/schema";
import type { PicturedDay } from "./week-picture";

type Holiday = HolidayCalendar extends ReadonlyMap<BusinessDay, infer One> ? One : never;

/** What the holiday calendar says of a day, in a word or two. */
export function useHolidayWord() {
  const t = useTranslations("hq.templates.picture");
  return (holiday: Holiday | undefined) => {
    if (holiday === undefined) return undefined;
    if (holiday.kind === "closed") return t("holidayClosed");
    if (holiday.kind === "hours")
      return `${timeOfDay(holiday.startsMinute)}–${timeOfDay(holiday.endsMinute)}`;
    return t("holidayMoved", { day: holiday.movedTo.slice(5) });
  };
}

/** Lines as days of a picture, with what the holiday calendar does to them. */
export function usePicture(
  lines: readonly (LineContent & { category: string })[],
  holidays: readonly Holiday[],
) {
  const word = useHolidayWord();
  const calendar: HolidayCalendar = new Map(holidays.map((one) => [one.day, one]));
  return (from: BusinessDay, days: number): PicturedDay[] =>
    picture(lines, from, days, calendar).map(({ day, windows }) => ({
      day,
      windows: windows.map(({ line, startsMinute, endsMinute }) => ({
        category: line.category,
        startsMinute,
        endsMinute,
      })),
      holiday: word(calendar.get(day)),
    }));
}

/** The Monday of a day's week. */
export function mondayOf(day: BusinessDay): BusinessDay {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  return addDays(day, 1 - weekday);
}
