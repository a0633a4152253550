"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { type BusinessDay, dayOfMonth } from "@/server/shared/business-day";
import { timeOfDay } from "@/server/shared/time-of-day";
import type { Hours } from "@/server/template/schema";
import { type CategoryLook, looksOf } from "./categories-look";

export interface PicturedDay {
  day: BusinessDay;
  windows: readonly (Hours & { category: string })[];
  /** What the holiday calendar says of the day, in words. */
  holiday?: string | undefined;
}

interface WeekPictureProps {
  days: readonly PicturedDay[];
  today: BusinessDay;
  nameOf: (category: string) => string;
}

const hourPx = 11;

/**
 * A week of windows: a column per day, an hour per step, a lane per category. A window across midnight hangs below the line
 * of its own day (D11): the scale goes on as far as the longest one.
 */
export function WeekPicture({ days, today, nameOf }: WeekPictureProps) {
  const t = useTranslations("hq.templates.picture");
  const windows = days.flatMap((one) => one.windows);
  const looks = looksOf(
    windows.map(({ category }) => category),
    nameOf,
  );
  const lanes = [...looks.keys()];
  const lastHour = Math.max(24, ...windows.map(({ endsMinute }) => Math.ceil(endsMinute / 60)));
  const hours = Array.from({ length: Math.floor(lastHour / 6) + 1 }, (_, step) => step * 6);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-[2.5rem_repeat(7,minmax(0,1fr))] gap-x-1">
        <span />
        {days.map((one) => (
          <DayHead key={one.day} day={one} isToday={one.day === today} />
        ))}
        <div aria-hidden className="relative" style={{ height: lastHour * hourPx }}>
          {hours.map((hour) => (
            <span
              key={hour}
              className="absolute right-1 -translate-y-1/2 text-[11px] leading-none text-quiet first:translate-y-0"
              style={{ top: hour * hourPx }}
            >
              {hour > 24 ? `+${String(hour - 24).padStart(2, "0")}` : String(hour).padStart(2, "0")}
            </span>
          ))}
        </div>
        {days.map((one) => (
          <Column key={one.day} day={one} looks={looks} lanes={lanes} lastHour={lastHour} hours={hours} />
        ))}
      </div>
      <Legend looks={[...looks.values()]} />
      {lastHour > 24 && <p className="text-table text-quiet">{t("midnight")}</p>}
    </div>
  );
}

function DayHead({ day, isToday }: { day: PicturedDay; isToday: boolean }) {
  const format = useFormat();
  const [first = "", second = ""] = format.dayOfWeek(day.day).split(/ (.*)/s);
  const [name, date] = format.locale === "zh" ? [second, first] : [first, second];
  return (
    <div className={cn("min-w-0 pb-1 text-center", isToday && "text-accent")}>
      <div className="font-medium">{name}</div>
      <div className="text-[11px]/4 text-quiet md:hidden">{dayOfMonth(day.day)}</div>
      <div className="hidden truncate text-[11px]/4 text-quiet md:block">{date}</div>
    </div>
  );
}

interface ColumnProps {
  day: PicturedDay;
  looks: ReadonlyMap<string, CategoryLook>;
  lanes: readonly string[];
  lastHour: number;
  hours: readonly number[];
}

function Column({ day, looks, lanes, lastHour, hours }: ColumnProps) {
  const width = 100 / Math.max(1, lanes.length);
  return (
    <ul
      className={cn(
        "relative rounded-sm bg-sunken",
        day.holiday && "outline outline-dashed outline-attention",
      )}
      style={{ height: lastHour * hourPx }}
    >
      {hours.slice(1).map((hour) => (
        <li
          key={hour}
          aria-hidden
          className={cn("absolute inset-x-0 border-t", hour === 24 && "border-line-strong")}
          style={{ top: hour * hourPx }}
        />
      ))}
      {day.holiday && (
        <li className="absolute inset-x-0 bottom-0 z-1 truncate rounded-sm bg-attention-soft px-1 text-center text-[11px]/4 text-attention">
          {day.holiday}
        </li>
      )}
      {day.windows.map(({ category, startsMinute, endsMinute }) => {
        const look = looks.get(category);
        const text = `${timeOfDay(startsMinute)}–${timeOfDay(endsMinute)}`;
        return (
          <li
            key={`${category} ${startsMinute} ${endsMinute}`}
            title={`${look?.name} ${text}`}
            className={cn("absolute overflow-hidden rounded-sm border px-0.5 text-center", look?.className)}
            style={{
              top: (startsMinute / 60) * hourPx,
              height: Math.max(14, ((endsMinute - startsMinute) / 60) * hourPx),
              left: `${lanes.indexOf(category) * width}%`,
              width: `calc(${width}% - 1px)`,
            }}
          >
            <span aria-hidden className="block text-[11px]/3.5 font-medium">
              {look?.letter}
            </span>
            {lanes.length === 1 && (
              <span aria-hidden className="hidden text-[11px]/3.5 tabular-nums lg:block">
                {text}
              </span>
            )}
            <span className="sr-only">{`${look?.name} ${text}`}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** Which letter is which category. */
export function Legend({ looks }: { looks: readonly CategoryLook[] }) {
  if (looks.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-table">
      {looks.map((look) => (
        <li key={look.category} className="flex items-center gap-1.5">
          <span
            className={cn(
              "grid size-4 place-items-center rounded-sm border text-[11px] leading-none",
              look.className,
            )}
          >
            {look.letter}
          </span>
          {look.name}
        </li>
      ))}
    </ul>
  );
}
