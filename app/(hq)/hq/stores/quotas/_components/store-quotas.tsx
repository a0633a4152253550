"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { quotasInput } from "../../_lib/day-inputs";
import { LimitsDrawer } from "./limits-drawer";

type Row = RouterOutputs["returns"]["quotas"]["rows"][number];
const column = columnsOf<Row>();
const money = { align: "end" as const, card: "line" as const };
const columns = column.columns([
  column.accessor("store", { meta: { card: "title" } }),
  column.accessor("storeName", { meta: { card: "line" } }),
  column.accessor("policy", { meta: { card: "aside" } }),
  column.accessor("limits", { cell: (c) => c.getValue().length, meta: { align: "end" } }),
  column.accessor("earnedFen", { cell: (c) => <Money fen={c.getValue()} />, meta: money }),
  column.accessor("usedFen", { cell: (c) => <Money fen={c.getValue()} />, meta: money }),
  column.accessor("reservedFen", { cell: (c) => <Money fen={c.getValue()} />, meta: money }),
  column.accessor("leftFen", {
    cell: ({ row }) => (row.original.leftFen === null ? "–" : <Money fen={row.original.leftFen} />),
    meta: money,
  }),
]);

/** The meters of all stores; a row opens its limits. */
export function StoreQuotas({ mayConfigure }: { mayConfigure: boolean }) {
  const t = useTranslations("hq.quotas");
  const heads = useTranslations("hq.quotas.columns");
  const drawer = useDrawerParam();
  const list = useQuery({
    ...useTRPC().returns.quotas.queryOptions(quotasInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-quotas"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.store}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.store)}
            bar={<FilterBar search={t("search")} filters={[]} />}
            empty={<EmptyState title={t("empty")} />}
          />
        )}
      </QueryPane>
      <LimitsDrawer store={drawer.opened} mayConfigure={mayConfigure} onClose={drawer.close} />
    </>
  );
}
