"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
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
  column.accessor("policy", { cell: ({ row }) => <Policy quota={row.original} />, meta: { card: "aside" } }),
  column.accessor("limits", { cell: (c) => c.getValue().length, meta: { align: "end" } }),
  column.accessor("earnedFen", { cell: (c) => <Money fen={c.getValue()} />, meta: money }),
  column.accessor("usedFen", { cell: (c) => <Money fen={c.getValue()} />, meta: money }),
  column.accessor("reservedFen", { cell: (c) => <Money fen={c.getValue()} />, meta: money }),
  column.accessor("leftFen", {
    cell: ({ row }) => <Left fen={row.original.leftFen} />,
    meta: money,
  }),
]);

/** The policy in words: files write "ratio:2.00". Without one a direct store is free, another store returns nothing by itself. */
function Policy({ quota: { policy, limits, isControlled } }: { quota: Row }) {
  const t = useTranslations("hq.quotas.policies");
  const format = useFormat();
  const own = limits.find(({ isAdded }) => !isAdded);
  if (policy === "none" || !own) return t(isControlled && own ? "nothing" : isControlled ? "added" : "free");
  return own.amountFen === null
    ? t("ratio", { rate: format.rate(own.ratioBp ?? 0) })
    : t("monthly", { amount: format.money(own.amountFen) });
}

function Left({ fen }: { fen: number | null }) {
  const t = useTranslations("hq.quotas");
  return fen === null ? <span className="text-quiet">{t("unlimited")}</span> : <Money fen={fen} />;
}

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
