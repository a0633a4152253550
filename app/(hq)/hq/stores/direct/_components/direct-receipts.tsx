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
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { directReceiptStatuses } from "@/server/direct/schema";
import { directReceiptsInput } from "../../_lib/day-inputs";
import { ReceiptDrawer } from "./receipt-drawer";

type Row = RouterOutputs["direct"]["receipts"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("receipt", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="receipt" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("supplier", { meta: { card: "line" } }),
  column.accessor("supplierNote", {}),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("amountFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("receivedBy", {}),
  column.accessor("receivedAt", { cell: (c) => <At at={c.getValue()} /> }),
]);

function At({ at }: { at: string }) {
  return useFormat().instant(at);
}

/** Receipts of all stores from their suppliers; a row opens its goods. */
export function DirectReceipts() {
  const t = useTranslations("hq.direct");
  const heads = useTranslations("hq.direct.columns");
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const list = useQuery({
    ...useTRPC().direct.receipts.queryOptions(directReceiptsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-direct"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.receipt}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.receipt)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: directReceiptStatuses.map((value) => ({ value, label: word("receipt", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <ReceiptDrawer receipt={drawer.opened} onClose={drawer.close} />
    </>
  );
}
