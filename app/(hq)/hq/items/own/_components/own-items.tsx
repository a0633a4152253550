"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { OwnConflicts } from "./own-conflicts";

type Row = RouterOutputs["retail"]["ownItems"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("name", { meta: { card: "title" } }),
  column.accessor("item", { meta: { card: "line" } }),
  column.accessor("barcode", {}),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("priceFen", {
    cell: (c) => {
      const fen = c.getValue();
      return fen === null ? "–" : <Money fen={fen} />;
    },
    meta: { align: "end", card: "line" },
  }),
  column.accessor("onHandEach", {
    cell: ({ row }) => (
      <Quantity qty={row.original.onHandEach} unit={row.original.unit} isWeighed={row.original.isWeighed} />
    ),
    meta: { align: "end" },
  }),
  column.accessor("takenOverBy", { cell: (c) => c.getValue() ?? "–", meta: { card: "aside" } }),
]);

/** Items of stores; above them the takeovers that headquarters have to decide. */
export function OwnItems({ mayDecide }: { mayDecide: boolean }) {
  const t = useTranslations("hq.ownItems");
  const heads = useTranslations("hq.ownItems.columns");
  const { cursor } = useListParams();
  const list = useQuery({
    ...useTRPC().retail.ownItems.queryOptions({ limit: 50, cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      {mayDecide && <OwnConflicts />}
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-own-items"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.item}
            paging={{ nextCursor, count: rows.length }}
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
    </>
  );
}
