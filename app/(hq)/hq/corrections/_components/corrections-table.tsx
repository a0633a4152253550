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
import { Chip } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { correctionStatuses } from "@/server/funds/schema";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../_components/instant";
import { correctionsInput } from "../../_lib/list-inputs";
import { CorrectionDrawer } from "./correction-drawer";

export interface CorrectionRights {
  request: boolean;
  approve: boolean;
}

export type CorrectionRow = RouterOutputs["funds"]["corrections"]["list"]["rows"][number];
const tones = { requested: "attention", approved: "done", rejected: "neutral" } as const;
const column = columnsOf<CorrectionRow>();
const columns = column.columns([
  column.accessor("correction", {
    cell: (c) => <DocumentNumber no={c.getValue()} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StateChip status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("kind", { cell: (c) => <KindWord row={c.row.original} /> }),
  column.accessor("account", {
    cell: (c) => `${c.getValue()}${c.row.original.to ? ` → ${c.row.original.to}` : ""}`,
  }),
  column.accessor("amount", { cell: (c) => <Money fen={parseFen(c.getValue())} />, meta: { align: "end" } }),
  column.accessor("reason", {}),
  column.accessor("requestedBy", {}),
  column.accessor("requestedAt", { cell: (c) => <Instant at={c.getValue()} /> }),
  column.accessor("decidedBy", {}),
]);

export function StateChip({ status }: { status: CorrectionRow["status"] }) {
  const t = useTranslations("hq.corrections.states");
  return <Chip tone={tones[status]}>{t(status)}</Chip>;
}

export function KindWord({ row }: { row: CorrectionRow }) {
  const t = useTranslations("hq.corrections.kinds");
  return row.reverses ? t("reversal", { no: row.reverses }) : t(row.kind);
}

/** Corrections, newest first; a row opens its grounds and what can be decided. */
export function CorrectionsTable({ account, may }: { account?: string; may: CorrectionRights }) {
  const t = useTranslations("hq.corrections");
  const heads = useTranslations("hq.corrections.columns");
  const states = useTranslations("hq.corrections.states");
  const drawer = useDrawerParam();
  const input = { ...correctionsInput(useSearchParams()), ...(account !== undefined && { account }) };
  const list = useQuery({
    ...useTRPC().funds.corrections.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryPane query={list} skeleton={<TableSkeleton />}>
      {({ rows, nextCursor }) => (
        <>
          <DataTable
            id="hq-corrections"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.correction}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.correction)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: heads("status"),
                    options: correctionStatuses.map((value) => ({ value, label: states(value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
          <CorrectionDrawer
            row={rows.find(({ correction }) => correction === drawer.opened)}
            onClose={drawer.close}
            may={may}
          />
        </>
      )}
    </QueryPane>
  );
}
