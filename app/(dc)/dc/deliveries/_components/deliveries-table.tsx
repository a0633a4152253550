"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Truck } from "lucide-react";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { LinkButton } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { Day, Instant, PickWord, StoreName } from "../../_components/cells";
import { deliveriesInputOf, listedStates } from "../_lib/deliveries-input";

type Row = RouterOutputs["delivery"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("delivery", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/dc/deliveries/${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="delivery" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("store", {
    cell: (c) => <StoreName code={c.getValue()} name={c.row.original.storeName} />,
  }),
  column.accessor("dc", { meta: { isHidden: true } }),
  column.accessor("pickType", { cell: (c) => <PickWord pickType={c.getValue()} /> }),
  column.accessor("wave", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/dc/waves/${c.getValue()}`} />,
  }),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("amountFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("deliverOn", { cell: (c) => <Day day={c.getValue()} /> }),
  column.accessor("approvedAt", {
    cell: (c) => <Instant at={c.getValue()} />,
    meta: { isHidden: true, csv: (row: Row) => row.approvedAt?.toISOString() ?? null },
  }),
]);

/** The list of delivery orders with its filters. */
export function DeliveriesTable() {
  const t = useTranslations("dc.deliveries");
  const heads = useTranslations("dc.deliveries.columns");
  const word = useStatusWord();
  const trpc = useTRPC();
  const router = useRouter();
  const input = deliveriesInputOf(useSearchParams());
  const query = useQuery({
    ...trpc.delivery.list.queryOptions(input),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  const dcs = useQuery(trpc.stock.dcs.queryOptions());
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {(data) => (
        <DataTable
          id="dc-deliveries"
          label={t("title")}
          columns={columns}
          heads={heads}
          rows={data.rows}
          rowId={(row) => row.delivery}
          paging={{ nextCursor: data.nextCursor, count: data.rows.length }}
          onOpen={(row) => router.push(`/dc/deliveries/${row.delivery}` as Route)}
          bar={
            <FilterBar
              search={t("search")}
              filters={[
                {
                  name: "status",
                  label: t("columns.status"),
                  options: listedStates.map((value) => ({ value, label: word("delivery", value) })),
                },
                {
                  name: "dc",
                  label: t("columns.dc"),
                  options: (dcs.data ?? []).map(({ dc, name }) => ({ value: dc, label: `${dc} ${name}` })),
                },
              ]}
            />
          }
          empty={
            <EmptyState
              icon={Truck}
              title={t("empty")}
              text={t("emptyText")}
              action={<LinkButton href="/dc/waves">{t("toWaves")}</LinkButton>}
            />
          }
        />
      )}
    </QueryPane>
  );
}
