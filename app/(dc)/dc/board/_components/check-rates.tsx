"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { Select } from "@/app/_ui/select";
import { SimpleTable } from "../../_components/simple-table";

const spans = ["7", "30", "90"] as const;

/** Of a hundred items, so many were wrong; in hundredths. */
const rateOf = ({ items, wrongItems }: { items: number; wrongItems: number }) =>
  items === 0 ? 0 : Math.round((wrongItems * 10_000) / items);

/** What the checks have found: who picks wrongly how often, and where it goes. Nothing is shown where nothing was checked. */
export function CheckRates() {
  const t = useTranslations("dc.board.checks");
  const format = useFormat();
  const [span, setSpan] = useState<(typeof spans)[number]>("30");
  const { data } = useQuery({
    ...useTRPC().check.rates.queryOptions({ days: Number(span) as 7 | 30 | 90 }),
    placeholderData: (before) => before,
  });
  if (!data || (data.pickers.length === 0 && data.waived === 0 && span === "30")) return null;
  return (
    <Card
      title={t("title")}
      aside={
        <Select
          label={t("span")}
          value={span}
          onChange={setSpan}
          options={spans.map((value) => ({ value, label: t("days", { days: Number(value) }) }))}
          className="w-auto"
        />
      }
    >
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <SimpleTable
          label={t("title")}
          heads={[
            { label: t("picker") },
            { label: t("deliveries"), isEnd: true },
            { label: t("items"), isEnd: true, isWideOnly: true },
            { label: t("wrong"), isEnd: true },
            { label: t("rate"), isEnd: true },
          ]}
          rows={data.pickers}
          rowId={({ hand }) => hand ?? ""}
          cells={(row) => [
            row.hand === null ? t("unknown") : row.name,
            format.count(row.deliveries),
            format.count(row.items),
            format.count(row.wrongItems),
            format.rate(rateOf(row)),
          ]}
        />
        <Chart
          title={t("trend")}
          kind="line"
          points={data.days
            .filter(({ items }) => items > 0)
            .map((day) => ({ label: format.day(day.day), value: rateOf(day) }))}
          write={(value) => format.rate(value)}
        />
      </div>
      {data.waived > 0 && <p className="mt-3 text-quiet">{t("waived", { count: data.waived })}</p>}
    </Card>
  );
}
