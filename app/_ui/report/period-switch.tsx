"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { useListParams } from "@/app/_ui/data-table";
import { IconButton } from "@/app/_ui/icon-button";
import { Tabs } from "@/app/_ui/tabs";
import { periodKinds } from "@/server/report/schema";
import { addDays } from "@/server/shared/business-day";

export type StoreReport = RouterOutputs["report"]["store"];

/** Day, week or month, and a step to the one before or after; what it is compared with stands below. */
export function PeriodSwitch({ report }: { report: StoreReport }) {
  const t = useTranslations("common.report");
  const format = useFormat();
  const { set } = useListParams();
  const { period, from, to, before, today } = report;
  const span = (one: { from: typeof from; to: typeof to }) =>
    one.from === one.to ? format.dayOfWeek(one.from) : `${format.day(one.from)} – ${format.day(one.to)}`;
  return (
    <div className="flex flex-col gap-2">
      <Tabs
        value={period}
        onChange={(kind) => set({ period: kind })}
        tabs={periodKinds.map((value) => ({ value, label: t(`periods.${value}`) }))}
      />
      <div className="flex items-center justify-between gap-2">
        <IconButton label={t("earlier")} onClick={() => set({ day: addDays(from, -1) })}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <div className="text-center">
          <p className="font-medium">{span({ from, to })}</p>
          <p className="text-sm text-quiet">{t("against", { days: span(before) })}</p>
        </div>
        <IconButton label={t("later")} disabled={to >= today} onClick={() => set({ day: addDays(to, 1) })}>
          <ChevronRight aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}
