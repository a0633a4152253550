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
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { shrinkageStatuses } from "@/server/shrinkage/schema";
import { writeOffsInput } from "../../_lib/day-inputs";
import { LimitsDialog } from "./limits-dialog";
import { WriteOffDrawer } from "./write-off-drawer";

type Row = RouterOutputs["shrinkage"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("shrinkage", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/hq/stores/writeoffs?open=${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="shrinkage" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("reason", { cell: ({ row }) => <Reason row={row.original} />, meta: { card: "line" } }),
  column.accessor("valueFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("budgetLeftFen", {
    cell: ({ row }) =>
      row.original.budgetLeftFen === null ? "–" : <Money fen={row.original.budgetLeftFen} />,
    meta: { align: "end" },
  }),
  column.accessor("reportedBy", {}),
  column.accessor("reportedAt", { cell: (c) => <At at={c.getValue()} /> }),
]);

function Reason({ row }: { row: Row }) {
  const t = useTranslations("hq.writeOffs.reasons");
  return `${t(row.reason)}${row.note ? ` · ${row.note}` : ""}`;
}

function At({ at }: { at: string }) {
  return useFormat().instant(at);
}

/** Write-offs of all stores; a row opens goods, photos and the decision. */
export function WriteOffs({ mayApprove, mayConfigure }: { mayApprove: boolean; mayConfigure: boolean }) {
  const t = useTranslations("hq.writeOffs");
  const heads = useTranslations("hq.writeOffs.columns");
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const [isSetting, setIsSetting] = useState(false);
  const list = useQuery({
    ...useTRPC().shrinkage.list.queryOptions(writeOffsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={mayConfigure && <Button onClick={() => setIsSetting(true)}>{t("limits")}</Button>}
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-write-offs"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.shrinkage}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.shrinkage)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: shrinkageStatuses.map((value) => ({ value, label: word("shrinkage", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <WriteOffDrawer shrinkage={drawer.opened} mayApprove={mayApprove} onClose={drawer.close} />
      {isSetting && <LimitsDialog onClose={() => setIsSetting(false)} />}
    </>
  );
}
