"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { orderStatuses } from "@/server/order/schema";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../_components/instant";
import { orderHref } from "../../_lib/links";
import { ordersInput } from "../../_lib/list-inputs";
import { OrderDrawer } from "./order-drawer";

type Row = RouterOutputs["order"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("order", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={orderHref(c.getValue())} />,
    meta: { card: "title" },
  }),
  column.accessor("store", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
  }),
  column.accessor("status", {
    cell: ({ row }) => (
      <StatusChip
        kind="order"
        status={row.original.blocked ? "blocked" : (row.original.status as StatusOf<"order">)}
      />
    ),
    meta: { card: "aside" },
  }),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("payable", {
    cell: (c) => <Money fen={parseFen(c.getValue())} />,
    meta: { align: "end" },
  }),
  column.accessor("at", { cell: (c) => <Instant at={c.getValue()} /> }),
  column.accessor("reference", { meta: { card: "none" } }),
]);

/** The list of orders, newest first; a row opens beside it. */
export function OrdersTable() {
  const t = useTranslations("hq.orders");
  const heads = useTranslations("hq.orders.columns");
  const trpc = useTRPC();
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const input = ordersInput(useSearchParams());
  const orders = useQuery({ ...trpc.order.list.queryOptions(input), placeholderData: keepPreviousData });
  return (
    <>
      <QueryPane query={orders} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-orders"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.order}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.order)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: orderStatuses.map((value) => ({ value, label: word("order", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <OrderDrawer order={drawer.opened} onClose={drawer.close} />
    </>
  );
}
