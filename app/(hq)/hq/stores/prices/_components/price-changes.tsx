"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { priceLineStatuses } from "@/server/retail/schema";
import { priceChangesInput } from "../../_lib/day-inputs";
import { PriceDrawer } from "./price-drawer";
import { PriceRules } from "./price-rules";

type Row = RouterOutputs["retail"]["changes"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("change", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/hq/stores/prices?open=${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="price" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("firstItem", { cell: ({ row }) => <Items row={row.original} />, meta: { card: "line" } }),
  column.accessor("waiting", {
    cell: ({ row }) => (row.original.waiting === 0 ? "–" : row.original.waiting),
    meta: { align: "end" },
  }),
  column.accessor("reason", { cell: ({ row }) => <Reason row={row.original} /> }),
  column.accessor("effectiveAt", { cell: (c) => <At at={c.getValue()} /> }),
  column.accessor("endsAt", { cell: (c) => <At at={c.getValue()} /> }),
  column.accessor("requestedAt", {
    cell: ({ row }) => <Requested row={row.original} />,
    meta: { card: "line" },
  }),
]);

function Items({ row }: { row: Row }) {
  const t = useTranslations("hq.prices");
  const format = useFormat();
  const first = `${row.firstItem} ${format.money(row.firstPriceFen)}`;
  return row.lines === 1 ? first : t("andMore", { first, count: row.lines - 1 });
}

function Reason({ row }: { row: Row }) {
  const t = useTranslations("hq.prices.reasons");
  return `${t(row.reason)}${row.note ? ` · ${row.note}` : ""}`;
}

function At({ at }: { at: string | null }) {
  const format = useFormat();
  return at === null ? "–" : format.instant(at);
}

/** Who asked when; after a day it is told in red. */
function Requested({ row }: { row: Row }) {
  const t = useTranslations("hq.prices");
  const format = useFormat();
  return (
    <>
      {format.instant(row.requestedAt)} · {row.requestedBy}
      {row.isLate && <span className="ml-2 text-blocked">{t("late")}</span>}
    </>
  );
}

/** Price changes of all stores; a row opens its lines and the decision about each. */
export function PriceChanges({ mayConfigure }: { mayConfigure: boolean }) {
  const t = useTranslations("hq.prices");
  const heads = useTranslations("hq.prices.columns");
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const [isSetting, setIsSetting] = useState(false);
  const list = useQuery({
    ...useTRPC().retail.changes.queryOptions(priceChangesInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={mayConfigure && <Button onClick={() => setIsSetting(true)}>{t("rules.open")}</Button>}
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-price-changes"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.change}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.change)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: priceLineStatuses.map((value) => ({ value, label: word("price", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <PriceDrawer change={drawer.opened} onClose={drawer.close} />
      {isSetting && <PriceRules onClose={() => setIsSetting(false)} />}
    </>
  );
}
