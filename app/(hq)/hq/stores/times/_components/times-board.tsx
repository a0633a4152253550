"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed, ClockPlus } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { timesInput } from "../_lib/times-input";
import { DayStrips } from "./day-strips";
import { TimesFilter } from "./times-filter";

type Row = RouterOutputs["template"]["whoMayOrder"]["stores"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("store", {
    cell: ({ row }) => (
      <>
        <span className="mr-2 text-quiet">{row.original.store}</span>
        {row.original.name}
      </>
    ),
    meta: { card: "title", csv: (row: Row) => `${row.store} ${row.name}` },
  }),
  column.accessor("isOpen", { cell: ({ row }) => <State row={row.original} />, meta: { card: "aside" } }),
  column.accessor("closesAt", { cell: (c) => <At instant={c.getValue()} /> }),
  column.accessor("nextOpensAt", { cell: ({ row }) => <Next row={row.original} /> }),
  column.accessor("template", {}),
  column.accessor("routePath", {}),
]);

/** How many are open at the instant, the windows of their templates day by day, and each store. */
export function TimesBoard() {
  const t = useTranslations("hq.times");
  const heads = useTranslations("hq.times.columns");
  const format = useFormat();
  const input = timesInput(useSearchParams());
  const found = useQuery({
    ...useTRPC().template.whoMayOrder.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <TimesFilter />
      <QueryPane query={found} skeleton={<TableSkeleton />}>
        {(data) => {
          const open = data.stores.filter(({ isOpen }) => isOpen).length;
          return (
            <>
              <p className="text-base">
                {t("summary", { at: format.instant(data.at), open, count: data.stores.length })}
              </p>
              <Card title={t("strips")}>
                <DayStrips found={data} />
              </Card>
              <DataTable
                id="hq-times"
                label={t("title")}
                columns={columns}
                heads={heads}
                rows={data.stores}
                rowId={(row) => row.store}
                paging={{ nextCursor: null, count: data.stores.length }}
                empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
              />
            </>
          );
        }}
      </QueryPane>
    </>
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations("hq.times");
  if (row.isLate)
    return (
      <Chip tone="attention" icon={ClockPlus}>
        {t("late")}
      </Chip>
    );
  return (
    <Chip tone={row.isOpen ? "done" : "neutral"} icon={row.isOpen ? CircleCheck : CircleDashed}>
      {row.isOpen ? t("open") : t("closed")}
    </Chip>
  );
}

function At({ instant }: { instant: string | null }) {
  const format = useFormat();
  return instant === null ? <span className="text-quiet">–</span> : format.instant(instant);
}

function Next({ row }: { row: Row }) {
  const t = useTranslations("hq.times");
  if (row.isOpen || row.nextOpensAt) return <At instant={row.nextOpensAt} />;
  return <span className="text-attention">{t("never")}</span>;
}
