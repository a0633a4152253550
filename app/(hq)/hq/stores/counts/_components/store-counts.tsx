"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { stocktakeStatuses } from "@/server/stocktake/schema";
import { storeCountsInput } from "../../_lib/day-inputs";
import { StoreCountDrawer } from "./store-count-drawer";

type Row = RouterOutputs["stocktake"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("stocktake", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/hq/stores/counts?open=${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="stocktake" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("kind", { cell: ({ row }) => <Kind row={row.original} />, meta: { card: "line" } }),
  column.accessor("counted", {
    cell: ({ row }) => `${row.original.counted} / ${row.original.lines}`,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("submittedBy", { cell: (c) => c.getValue() ?? "–" }),
  column.accessor("openedAt", { cell: (c) => <At at={c.getValue()} /> }),
]);

function Kind({ row }: { row: Row }) {
  return useTranslations("hq.storeCounts.kinds")(row.kind, { scope: row.scope });
}

function At({ at }: { at: string }) {
  return useFormat().instant(at);
}

/** Counts of all stores; a row opens what it came to and who decides. */
export function StoreCounts() {
  const t = useTranslations("hq.storeCounts");
  const heads = useTranslations("hq.storeCounts.columns");
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const list = useQuery({
    ...useTRPC().stocktake.list.queryOptions(storeCountsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-store-counts"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.stocktake}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.stocktake)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: stocktakeStatuses.map((value) => ({ value, label: word("stocktake", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <StoreCountDrawer stocktake={drawer.opened} onClose={drawer.close} />
    </>
  );
}
