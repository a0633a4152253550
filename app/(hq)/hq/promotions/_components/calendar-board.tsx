"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import {
  addDays,
  asBusinessDay,
  type BusinessDay,
  dayOfMonth,
  daysBetween,
  weekdayOf,
} from "@/server/shared/business-day";
import { calendarDays, promotionHref } from "../_lib/inputs";
import { PromotionStateChip } from "./state-chip";

type Row = RouterOutputs["promotion"]["calendar"]["rows"][number];

const barLook: Record<Row["state"], string> = {
  draft: "border-dashed border-line-strong bg-raised",
  scheduled: "border-information bg-information-soft",
  active: "border-done bg-done-soft",
  paused: "border-attention bg-attention-soft",
  ended: "border-line-strong bg-hover",
  terminated: "border-blocked bg-blocked-soft",
  archived: "border-line-strong bg-hover",
};

/** A row of the picture: the name, then a column per day. */
const columnsLook =
  "grid grid-cols-[9rem_repeat(42,minmax(1.15rem,1fr))] md:grid-cols-[13rem_repeat(42,minmax(1.15rem,1fr))]";

/** The promotions of six weeks: a bar from the first to the last day, hatched where another works on the same goods. */
export function CalendarBoard({ today }: { today: BusinessDay }) {
  const t = useTranslations("hq.promotions.calendar");
  const format = useFormat();
  const { from, to } = calendarDays(useSearchParams(), today);
  const calendar = useQuery({
    ...useTRPC().promotion.calendar.queryOptions({ from, to }),
    placeholderData: keepPreviousData,
  });
  const days = Array.from({ length: 42 }, (_, n) => addDays(from, n));
  const pane = useRef<HTMLElement>(null);
  // On a phone only some days are in sight: begin with yesterday, not with last week.
  useEffect(() => {
    const before = daysBetween(from, today) - 1;
    const isShown = calendar.isSuccess && before > 0 && before < 41;
    if (isShown && pane.current)
      pane.current.scrollLeft = Math.max(0, (before * (pane.current.scrollWidth - 144)) / 42);
  }, [from, today, calendar.isSuccess]);
  const at = (day: BusinessDay) => `/hq/promotions/calendar?from=${day}`;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <LinkButton href={at(addDays(from, -28))} icon={<ChevronLeft aria-hidden />}>
          {t("earlier")}
        </LinkButton>
        <LinkButton href="/hq/promotions/calendar">{t("now")}</LinkButton>
        <LinkButton href={at(addDays(from, 28))} icon={<ChevronRight aria-hidden />}>
          {t("later")}
        </LinkButton>
        <p className="ml-1 text-quiet">
          {format.fullDay(from)} – {format.fullDay(to)}
        </p>
      </div>
      <QueryPane query={calendar}>
        {({ rows, leftOut }) =>
          rows.length === 0 ? (
            <EmptyState title={t("empty")} />
          ) : (
            <>
              <section
                ref={pane}
                aria-label={t("picture")}
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                tabIndex={0}
                className="scroll-pane rounded-lg border bg-raised"
              >
                <div className="min-w-[58rem]">
                  <DayHeads days={days} today={today} rows={rows} />
                  <ul>
                    {rows.map((row) => (
                      <li key={row.promotion} className="border-t">
                        <CalendarRow row={row} days={days} today={today} />
                      </li>
                    ))}
                  </ul>
                </div>
              </section>
              <p className="text-table text-quiet">
                {t("legend")} {leftOut > 0 && t("leftOut", { count: leftOut })}
              </p>
            </>
          )
        }
      </QueryPane>
    </div>
  );
}

interface Days {
  days: readonly BusinessDay[];
  today: BusinessDay;
}

function DayHeads({ days, today, rows }: Days & { rows: readonly Row[] }) {
  const t = useTranslations("hq.promotions.calendar");
  const format = useFormat();
  const counted = rows.filter(({ state }) => state !== "draft" && state !== "terminated");
  return (
    <div className={cn(columnsLook, "bg-sunken text-table text-quiet")}>
      <span className="sticky left-0 z-10 row-span-2 self-end bg-sunken px-3 py-1.5">{t("perDay")}</span>
      {days.map((day, n) =>
        n > 0 && dayOfMonth(day) > 1 ? null : (
          <span
            key={day}
            style={{ gridColumn: `${n + 2} / ${endOfMonth(days, n) + 3}`, gridRow: 1 }}
            className="overflow-hidden border-b border-l px-1 py-0.5 font-medium whitespace-nowrap text-text"
          >
            {format.day(day)}
          </span>
        ),
      )}
      {days.map((day) => {
        const count = counted.filter((row) => row.from <= day && day <= row.to).length;
        return (
          <span
            key={day}
            title={`${format.dayOfWeek(day)}: ${count}`}
            className={cn(
              "flex flex-col items-center border-l py-1",
              weekdayOf(day) > 5 && "bg-hover",
              day === today && "bg-accent-soft font-medium text-accent-strong",
            )}
          >
            <span>{dayOfMonth(day)}</span>
            <span className={cn("font-medium", count > 0 ? "text-text" : "text-quiet")}>{count || "·"}</span>
          </span>
        );
      })}
    </div>
  );
}

/** The place of the last shown day of the month that begins, or is shown from, at this place. */
function endOfMonth(days: readonly BusinessDay[], from: number): number {
  const next = days.findIndex((day, n) => n > from && dayOfMonth(day) === 1);
  return next === -1 ? days.length - 1 : next - 1;
}

function CalendarRow({ row, days, today }: Days & { row: Row }) {
  const t = useTranslations("hq.promotions.calendar");
  const format = useFormat();
  const first = days[0] ?? today;
  const place = (day: string) => daysBetween(first, asBusinessDay(day));
  const begin = Math.max(0, place(row.from));
  const end = Math.min(days.length - 1, place(row.to));
  const met = days.map((day) => row.overlaps.filter((other) => other.from <= day && day <= other.to).length);
  const label = t("bar", {
    name: row.name,
    from: format.day(asBusinessDay(row.from)),
    to: format.day(asBusinessDay(row.to)),
    overlaps: row.overlaps.length,
  });
  return (
    <div className={cn(columnsLook, "relative h-11 items-stretch md:h-9")}>
      <Link
        href={promotionHref(row.promotion) as Route}
        className="sticky left-0 z-10 flex min-w-0 items-center gap-2 border-r bg-raised px-3 hover:bg-hover"
        title={
          row.overlaps.length > 0
            ? t("with", { codes: row.overlaps.map(({ code }) => code).join(", ") })
            : undefined
        }
      >
        <span className="min-w-0 flex-1 truncate">{row.name}</span>
        <span className="hidden md:block">
          <PromotionStateChip state={row.state} />
        </span>
      </Link>
      {days.map((day, n) => (
        <span
          key={day}
          aria-hidden
          style={{ gridColumn: n + 2, gridRow: 1 }}
          className={cn(
            "border-l",
            weekdayOf(day) > 5 && "bg-sunken",
            day === today && "border-l-2 border-l-accent bg-accent-soft",
          )}
        />
      ))}
      <span
        role="img"
        aria-label={label}
        title={label}
        style={{ gridColumn: `${begin + 2} / ${end + 3}`, gridRow: 1 }}
        className={cn("relative my-1.5 flex overflow-hidden rounded-md border", barLook[row.state])}
      >
        {days.slice(begin, end + 1).map((day, n) => (
          <span
            key={day}
            className={cn(
              "flex-1",
              (met[begin + n] ?? 0) > 0 &&
                "bg-[repeating-linear-gradient(135deg,transparent_0_4px,var(--line-strong)_4px_5px)] opacity-60",
            )}
          />
        ))}
      </span>
    </div>
  );
}
