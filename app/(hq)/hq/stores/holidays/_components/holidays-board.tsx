"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { timeOfDay } from "@/server/shared/time-of-day";
import { MonthPicture, monthDays } from "../../_components/month-picture";
import { HolidayDialog } from "./holiday-dialog";

type Row = RouterOutputs["template"]["holidays"][number];

/** A month with what is changed in it, and the same as a list of a year. */
export function HolidaysBoard({ today, mayChange }: { today: BusinessDay; mayChange: boolean }) {
  const t = useTranslations("hq.holidays");
  const trpc = useTRPC();
  const [month, setMonth] = useState(today);
  const [isNew, setIsNew] = useState(false);
  const { from, count } = monthDays(month);
  const to = addDays(from, count - 1);
  const shown = useQuery({
    ...trpc.template.holidays.queryOptions({ from, to }),
    placeholderData: keepPreviousData,
  });
  const year = useQuery(trpc.template.holidays.queryOptions({ from: today, to: addDays(today, 366) }));
  const word = useWord();
  const wordOn = (day: BusinessDay) => {
    const here = (shown.data ?? []).filter((row) => row.day === day);
    const arriving = (shown.data ?? []).filter((row) => row.movedTo === day);
    return [...here.map(word), ...arriving.map((row) => t("arrives", { day: row.day.slice(5) }))].join(" · ");
  };
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          mayChange && (
            <Button variant="primary" onClick={() => setIsNew(true)}>
              {t("new")}
            </Button>
          )
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card>
          <MonthPicture
            month={month}
            onMonth={setMonth}
            today={today}
            isPlain
            days={Array.from({ length: count }, (_, ahead) => {
              const day = addDays(from, ahead);
              return { day, windows: [], holiday: wordOn(day) || undefined };
            })}
          />
        </Card>
        <Card title={t("ahead")}>
          <QueryPane query={year}>
            {(rows) =>
              rows.length === 0 ? (
                <EmptyState title={t("empty")} text={t("emptyText")} />
              ) : (
                <ul className="divide-y">
                  {rows.map((row) => (
                    <Entry key={row.holiday} row={row} today={today} mayChange={mayChange} />
                  ))}
                </ul>
              )
            }
          </QueryPane>
        </Card>
      </div>
      {isNew && <HolidayDialog today={today} onClose={() => setIsNew(false)} />}
    </>
  );
}

/** What happens to a day's windows, in words. */
function useWord() {
  const t = useTranslations("hq.holidays");
  return (row: Row) => {
    if (row.kind === "closed") return t("kinds.closed");
    if (row.kind === "moved") return t("movedTo", { day: row.movedTo?.slice(5) ?? "" });
    return t("hours", { start: timeOfDay(row.startsMinute ?? 0), end: timeOfDay(row.endsMinute ?? 0) });
  };
}

function Entry({ row, today, mayChange }: { row: Row; today: BusinessDay; mayChange: boolean }) {
  const t = useTranslations("hq.holidays");
  const format = useFormat();
  const word = useWord();
  const end = useCommand(useTRPC().template.endHoliday.mutationOptions(), {
    done: t("ended", { day: format.day(row.day) }),
  });
  const isAhead = row.day > today && (row.movedTo === null || row.movedTo > today);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2">
      <span className="w-28 font-medium">{format.dayOfWeek(row.day)}</span>
      <span className="min-w-0 flex-1">
        {word(row)} · {row.reason}
        <span className="block text-table text-quiet">
          {row.template === null ? t("all") : `${row.template} ${row.templateName}`} · {row.by}
        </span>
      </span>
      {mayChange && isAhead && (
        <Button size="small" isLoading={end.isRunning} onClick={() => end.run({ holiday: row.holiday })}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}
