"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import { addDays, type BusinessDay, dayOfMonth, monthStartOf, weekdayOf } from "@/server/shared/business-day";
import { shortHours } from "@/server/template/schema";
import type { PicturedDay } from "./week-picture";

/** The days of a month's calendar: whole weeks from a Monday on. */
export function monthDays(month: BusinessDay): { from: BusinessDay; count: number } {
  const first = monthStartOf(month);
  const next = monthStartOf(addDays(first, 31));
  const from = addDays(first, 1 - weekdayOf(first));
  const to = addDays(next, 7 - weekdayOf(addDays(next, -1)));
  const weeks = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000 / 7);
  return { from, count: weeks * 7 };
}

interface MonthPictureProps {
  /** A day of it. */
  month: BusinessDay;
  onMonth: (month: BusinessDay) => void;
  days: readonly PicturedDay[];
  today: BusinessDay;
  /** Without windows a day is neither open nor closed: only what the holiday calendar says is shown. */
  isPlain?: boolean;
}

/** A month at a glance: on which days windows start, at which hours, and what the holiday calendar changes. */
export function MonthPicture({ month, onMonth, days, today, isPlain = false }: MonthPictureProps) {
  const t = useTranslations("hq.templates.picture");
  const format = useFormat();
  const first = monthStartOf(month);
  const monthName =
    format.locale === "zh"
      ? `${first.slice(0, 4)}年${Number(first.slice(5, 7))}月`
      : format.fullDay(first).replace(/^1 /, "");
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between">
        <IconButton label={t("before")} onClick={() => onMonth(addDays(first, -1))}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <span className="font-medium" aria-live="polite">
          {monthName}
        </span>
        <IconButton label={t("after")} onClick={() => onMonth(addDays(first, 31))}>
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
      <ol className="grid grid-cols-7 gap-1">
        {days.slice(0, 7).map(({ day }) => (
          <li key={`head ${day}`} aria-hidden className="text-center text-table text-quiet">
            {weekdayName(format.dayOfWeek(day), format.locale)}
          </li>
        ))}
        {days.map((one) => (
          <Cell
            key={one.day}
            day={one}
            isOutside={monthStartOf(one.day) !== first}
            isToday={one.day === today}
            isPlain={isPlain}
          />
        ))}
      </ol>
    </div>
  );
}

const weekdayName = (words: string, locale: string) =>
  (locale === "zh" ? words.split(" ")[1] : words.split(" ")[0]) ?? "";

const hoursMax = 3;

interface CellProps {
  day: PicturedDay;
  isOutside: boolean;
  isToday: boolean;
  isPlain: boolean;
}

function Cell({ day, isOutside, isToday, isPlain }: CellProps) {
  const t = useTranslations("hq.templates.picture");
  const format = useFormat();
  const hours = [...new Set(day.windows.map(shortHours))];
  const isOpen = hours.length > 0;
  return (
    <li
      className={cn(
        "min-h-14 min-w-0 rounded-sm border p-1 text-[11px]/4 md:min-h-18",
        isOpen && "border-accent/40 bg-accent-soft",
        !isOpen && !isPlain && "bg-sunken text-quiet",
        isOutside && "border-transparent bg-transparent text-quiet",
        day.holiday && "border-dashed border-attention",
      )}
    >
      <span className="sr-only">{format.dayOfWeek(day.day)}</span>
      <span aria-hidden className={cn("text-table font-medium", isToday && "text-accent underline")}>
        {dayOfMonth(day.day)}
      </span>
      {day.holiday && <span className="block truncate text-attention">{day.holiday}</span>}
      {isOpen ? (
        <span className="block tabular-nums" title={hours.join("\n")}>
          {hours.slice(0, hoursMax).map((text) => (
            <span key={text} className="hidden truncate md:block">
              {text}
            </span>
          ))}
          <span className="block truncate md:hidden">{hours[0]}</span>
          {hours.length > hoursMax && (
            <span className="hidden text-quiet md:block">
              {t("more", { count: hours.length - hoursMax })}
            </span>
          )}
        </span>
      ) : (
        !day.holiday && !isPlain && <span className="sr-only">{t("shut")}</span>
      )}
    </li>
  );
}
