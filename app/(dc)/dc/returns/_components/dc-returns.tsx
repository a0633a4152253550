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
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { returnStatuses } from "@/server/returns/schema";
import { dcReturnsInput } from "../_lib/returns-input";
import { InspectDrawer } from "./inspect-drawer";

type Row = RouterOutputs["returns"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("return", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="return" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("route", { meta: { card: "line" } }),
  column.accessor("reason", { cell: (c) => <Reason reason={c.getValue()} /> }),
  column.accessor("lines", { meta: { align: "end", card: "line" } }),
  column.accessor("submittedAt", { cell: (c) => <At at={c.getValue()} /> }),
]);

function Reason({ reason }: { reason: Row["reason"] }) {
  return useTranslations("dc.returns.reasons")(reason);
}

function At({ at }: { at: string }) {
  return useFormat().instant(at);
}

/** Returns with goods for the person's DCs; a row opens the inspection. */
export function DcReturns({ mayReceive }: { mayReceive: boolean }) {
  const t = useTranslations("dc.returns");
  const heads = useTranslations("dc.returns.columns");
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const list = useQuery({
    ...useTRPC().returns.list.queryOptions(dcReturnsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="dc-returns"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.return}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.return)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: returnStatuses.map((value) => ({ value, label: word("return", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <InspectDrawer no={drawer.opened} mayReceive={mayReceive} onClose={drawer.close} />
    </>
  );
}
