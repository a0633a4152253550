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
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { deliveryStatuses } from "@/server/delivery/schema";
import { Day } from "../../_components/day";
import { Instant } from "../../_components/instant";
import { PickTypeWord } from "../../_components/pick-type";
import { deliveryHref } from "../../_lib/links";
import { deliveriesInput } from "../../_lib/list-inputs";
import { DeliveryDrawer } from "./delivery-drawer";

type Row = RouterOutputs["delivery"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("delivery", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={deliveryHref(c.getValue())} />,
    meta: { card: "title" },
  }),
  column.accessor("store", { cell: ({ row }) => `${row.original.store} ${row.original.storeName}` }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="delivery" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("dc", {}),
  column.accessor("pickType", { cell: (c) => <PickTypeWord pickType={c.getValue()} /> }),
  column.accessor("lines", { meta: { align: "end", card: "none" } }),
  column.accessor("amountFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("deliverOn", { cell: (c) => <Day day={c.getValue()} /> }),
  column.accessor("approvedAt", { cell: (c) => <Instant at={c.getValue()} />, meta: { card: "none" } }),
  column.accessor("wave", { meta: { card: "none", isHidden: true } }),
]);

/** The list of delivery orders, newest first; a row opens beside it. */
export function DeliveriesTable() {
  const t = useTranslations("hq.deliveries");
  const heads = useTranslations("hq.deliveries.columns");
  const trpc = useTRPC();
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const input = deliveriesInput(useSearchParams());
  const list = useQuery({ ...trpc.delivery.list.queryOptions(input), placeholderData: keepPreviousData });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-deliveries"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.delivery}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.delivery)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: deliveryStatuses.map((value) => ({ value, label: word("delivery", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <DeliveryDrawer delivery={drawer.opened} onClose={drawer.close} />
    </>
  );
}
