"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable, useListParams } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Tabs } from "@/app/_ui/tabs";
import { shelfFilters } from "@/server/store-stock/schema";
import { storeStockInput } from "../_lib/stock-input";

type Row = RouterOutputs["storeStock"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("name", {
    cell: ({ row }) => (
      <>
        <span className="mr-2 text-quiet">{row.original.item}</span>
        {row.original.name}
      </>
    ),
    meta: { card: "title", csv: (row: Row) => `${row.item} ${row.name}` },
  }),
  column.accessor("spec", {}),
  column.accessor("shelf", {}),
  column.accessor("onHandEach", {
    cell: ({ row }) => (
      <Quantity qty={row.original.onHandEach} unit={row.original.unit} isWeighed={row.original.isWeighed} />
    ),
    meta: { align: "end", card: "aside" },
  }),
  column.accessor("inTransitEach", {
    cell: ({ row }) => <Part each={row.original.inTransitEach} row={row.original} />,
    meta: { align: "end" },
  }),
  column.accessor("soldPerDayCenti", {
    cell: ({ row }) => <PerDay row={row.original} />,
    meta: { align: "end" },
  }),
  column.accessor("coverDays", { cell: (c) => c.getValue() ?? "–", meta: { align: "end" } }),
]);

function Part({ each, row }: { each: number; row: Row }) {
  return each === 0 ? (
    <span className="text-quiet">–</span>
  ) : (
    <Quantity qty={each} unit={row.unit} isWeighed={row.isWeighed} />
  );
}

/** Tenths of a piece, or kilograms. */
function PerDay({ row: { soldPerDayCenti, isWeighed } }: { row: Row }) {
  const format = useFormat();
  if (soldPerDayCenti === null || soldPerDayCenti === 0) return <span className="text-quiet">–</span>;
  return isWeighed
    ? `${format.quantity(Math.round(soldPerDayCenti / 100), true)} kg`
    : (soldPerDayCenti / 100).toFixed(1);
}

/** All that a store has, as the store sees it; a row leads to its item in the catalogue. */
export function OneStoreTable({ store }: { store: string }) {
  const t = useTranslations("hq.storeStock");
  const heads = useTranslations("hq.storeStock.columns");
  const router = useRouter();
  const { get, set } = useListParams();
  const filter = shelfFilters.find((one) => one === get("filter")) ?? "all";
  const list = useQuery({
    ...useTRPC().storeStock.list.queryOptions(storeStockInput(store, useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <Tabs
        value={filter}
        onChange={(value) => set({ filter: value === "all" ? undefined : value })}
        tabs={(["all", ...shelfFilters] as const).map((value) => ({
          value,
          label: t(`filters.${value}`),
          count: list.data?.counts[value],
        }))}
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-store-stock"
            label={t("ofStore", { store })}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.item}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => router.push(`/hq/items?open=${encodeURIComponent(row.item)}` as Route)}
            bar={<FilterBar search={t("search")} />}
            empty={<EmptyState title={t("nothing")} text={t("nothingText")} />}
          />
        )}
      </QueryPane>
    </>
  );
}
