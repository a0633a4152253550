"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable, useListParams } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { negativeInput } from "../_lib/stock-input";

type Row = RouterOutputs["storeStock"]["negative"]["rows"][number];
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
  column.accessor("storeName", { cell: ({ row }) => `${row.original.store} ${row.original.storeName}` }),
  column.accessor("onHandEach", {
    cell: ({ row }) => (
      <Quantity qty={row.original.onHandEach} unit={row.original.unit} isWeighed={row.original.isWeighed} />
    ),
    meta: { align: "end", card: "aside" },
  }),
  column.accessor("worthFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("since", { cell: (c) => <At at={c.getValue()} /> }),
  column.accessor("countedAt", { cell: (c) => <At at={c.getValue()} /> }),
]);

function At({ at }: { at: string | null }) {
  const t = useTranslations("hq.storeStock");
  const format = useFormat();
  return at === null ? <span className="text-quiet">{t("never")}</span> : format.instant(at);
}

/** What is below zero in any store, the dearest first; a row leads to all that the store has. */
export function NegativeTable() {
  const t = useTranslations("hq.storeStock");
  const heads = useTranslations("hq.storeStock.negativeColumns");
  const format = useFormat();
  const { set } = useListParams();
  const list = useQuery({
    ...useTRPC().storeStock.negative.queryOptions(negativeInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryPane query={list} skeleton={<TableSkeleton />}>
      {({ rows, nextCursor, items, stores, worthFen }) => (
        <>
          {items > 0 && (
            <p className="text-quiet">{t("sum", { items, stores, amount: format.money(worthFen) })}</p>
          )}
          <DataTable
            id="hq-negative-stock"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => `${row.store} ${row.item}`}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => set({ store: row.store, q: undefined, filter: "negative" })}
            bar={<FilterBar search={t("negativeSearch")} />}
            empty={<EmptyState title={t("none")} text={t("noneText")} />}
          />
        </>
      )}
    </QueryPane>
  );
}
