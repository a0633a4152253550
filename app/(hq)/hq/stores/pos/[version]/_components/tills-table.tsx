"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { tillStates } from "@/server/upgrade/schema";
import { tillsInput } from "../../../_lib/day-inputs";

type Row = RouterOutputs["upgrade"]["tills"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("store", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "title" },
  }),
  column.accessor("till", { cell: (c) => c.getValue() || "–", meta: { card: "line" } }),
  column.accessor("state", {
    cell: ({ row }) => <State row={row.original} />,
    meta: { card: "aside" },
  }),
  column.accessor("runs", { cell: (c) => c.getValue() || "–", meta: { card: "line" } }),
  column.accessor("failures", { meta: { align: "end" } }),
  column.accessor("reason", { meta: { card: "line" } }),
  column.accessor("polledAt", { cell: (c) => <At at={c.getValue()} />, meta: { card: "line" } }),
]);

/** A till that waits but no longer asks will never get it: that is said beside its state. */
function State({ row }: { row: Row }) {
  const t = useTranslations("hq.posPackage");
  const format = useFormat();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <StatusChip kind="till" status={row.isAlarm ? "alarm" : row.state} />
      {row.isSilent && row.state !== "installed" && (
        <span className="text-attention">
          {row.polledAt === null ? t("neverAsked") : t("silentSince", { at: format.instant(row.polledAt) })}
        </span>
      )}
    </span>
  );
}

function At({ at }: { at: string | null }) {
  const format = useFormat();
  return at === null ? "–" : format.instant(at);
}

/** Every till of the stores that may have the package; those in trouble first. */
export function TillsTable({ version }: { version: string }) {
  const t = useTranslations("hq.posPackage");
  const heads = useTranslations("hq.posPackage.columns");
  const word = useStatusWord();
  const list = useQuery({
    ...useTRPC().upgrade.tills.queryOptions(tillsInput(useSearchParams(), version)),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  });
  return (
    <QueryPane query={list} skeleton={<TableSkeleton />}>
      {({ rows, nextCursor }) => (
        <DataTable
          id="hq-package-tills"
          label={t("tillsTitle")}
          columns={columns}
          heads={heads}
          rows={rows}
          rowId={(row) => `${row.store}/${row.till}`}
          paging={{ nextCursor, count: rows.length }}
          bar={
            <FilterBar
              search={t("search")}
              filters={[
                {
                  name: "state",
                  label: t("columns.state"),
                  options: tillStates.map((value) => ({ value, label: word("till", value) })),
                },
              ]}
            />
          }
          empty={<EmptyState title={t("noTills")} text={t("noTillsText")} />}
        />
      )}
    </QueryPane>
  );
}
