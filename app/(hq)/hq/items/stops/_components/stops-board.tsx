"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Ban, CalendarClock, CircleDashed, ShieldAlert } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import type { BusinessDay } from "@/server/shared/business-day";
import { stopsInput } from "../../../_lib/list-inputs";
import { StopDialog } from "./stop-dialog";

type Row = RouterOutputs["catalog"]["stops"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("name", {
    cell: ({ row }) => <Target row={row.original} />,
    meta: { card: "title", csv: (row: Row) => `${row.item ?? row.category} ${row.name}` },
  }),
  column.accessor("state", { cell: ({ row }) => <State row={row.original} />, meta: { card: "aside" } }),
  column.accessor("scope", { cell: ({ row }) => <Scope row={row.original} /> }),
  column.accessor("from", { cell: ({ row }) => <Period row={row.original} /> }),
  column.accessor("reason", { cell: ({ row }) => <Reason row={row.original} /> }),
  column.accessor("by", {}),
]);

/** Stops, newest first: those that count or will count, unless what is over is asked for. */
export function StopsBoard({ today, mayChange }: { today: BusinessDay; mayChange: boolean }) {
  const t = useTranslations("hq.stops");
  const heads = useTranslations("hq.stops.columns");
  const trpc = useTRPC();
  const [isNew, setIsNew] = useState(false);
  const input = stopsInput(useSearchParams());
  const list = useQuery({ ...trpc.catalog.stops.queryOptions(input), placeholderData: keepPreviousData });
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
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-stops"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => String(row.stop)}
            paging={{ nextCursor, count: rows.length }}
            actionsOf={(row) => (row.state !== "over" && mayChange ? <EndStop row={row} /> : null)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "state",
                    label: t("columns.state"),
                    options: (["in_force", "planned", "over"] as const).map((value) => ({
                      value,
                      label: t(`states.${value}`),
                    })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      {isNew && <StopDialog today={today} onClose={() => setIsNew(false)} />}
    </>
  );
}

function EndStop({ row }: { row: Row }) {
  const t = useTranslations("hq.stops");
  const end = useCommand(useTRPC().catalog.endStop.mutationOptions(), {
    done: t("ended", { name: row.name }),
  });
  return (
    <Button size="small" isLoading={end.isRunning} onClick={() => end.run({ stop: row.stop })}>
      {t("end")}
    </Button>
  );
}

function Target({ row }: { row: Row }) {
  const t = useTranslations("hq.stops");
  return (
    <>
      <span className="mr-2 text-quiet">{row.item ?? row.category}</span>
      {row.name}
      {row.category !== null && <span className="ml-2 text-quiet">{t("withBelow")}</span>}
    </>
  );
}

function Reason({ row }: { row: Row }) {
  const t = useTranslations("hq.stops");
  return (
    <>
      {row.forSafety && (
        <Chip tone="blocked" icon={ShieldAlert} className="mr-2">
          {t("safety")}
        </Chip>
      )}
      {row.reason}
    </>
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations("hq.stops");
  const look = {
    in_force: { tone: "blocked", icon: Ban },
    planned: { tone: "information", icon: CalendarClock },
    over: { tone: "neutral", icon: CircleDashed },
  } as const;
  return <Chip {...look[row.state]}>{t(`states.${row.state}`)}</Chip>;
}

const namedMax = 3;

function Scope({ row }: { row: Row }) {
  const t = useTranslations("hq.stops");
  if (row.scope === "all") return t("scopes.all");
  const names = row.of.slice(0, namedMax).map(({ code, name }) => `${code} ${name}`);
  return (
    <span title={row.of.map(({ code, name }) => `${code} ${name}`).join("\n")}>
      <span className="text-quiet">{t(`scopes.${row.scope}`)}</span> {names.join(t("separator"))}
      {row.of.length > namedMax && t("more", { count: row.of.length - namedMax })}
    </span>
  );
}

function Period({ row }: { row: Row }) {
  const t = useTranslations("hq.stops");
  const format = useFormat();
  if (row.endedAt !== null)
    return t("endedAt", { from: format.day(row.from), at: format.instant(row.endedAt), by: row.endedBy });
  return row.to === null
    ? t("since", { from: format.day(row.from) })
    : `${format.day(row.from)}–${format.day(row.to)}`;
}
