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
import { returnStatuses } from "@/server/returns/schema";
import { returnsInput } from "../../_lib/day-inputs";
import { RecallDialog } from "./recall-dialog";
import { Recalls } from "./recalls";
import { ReturnDrawer } from "./return-drawer";

type Row = RouterOutputs["returns"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("return", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/hq/stores/returns?open=${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="return" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("kind", { cell: (c) => <Kind kind={c.getValue()} />, meta: { card: "line" } }),
  column.accessor("valueFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("creditFen", {
    cell: ({ row }) => (row.original.creditFen === null ? "–" : <Money fen={row.original.creditFen} />),
    meta: { align: "end" },
  }),
  column.accessor("submittedBy", {}),
  column.accessor("submittedAt", { cell: (c) => <At at={c.getValue()} /> }),
]);

function Kind({ kind }: { kind: Row["kind"] }) {
  return useTranslations("hq.returns.kinds")(kind);
}

function At({ at }: { at: string }) {
  return useFormat().instant(at);
}

/** Returns of all stores with open recalls above them; a row opens the decision. */
export function StoreReturns({ mayDecide }: { mayDecide: boolean }) {
  const t = useTranslations("hq.returns");
  const heads = useTranslations("hq.returns.columns");
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const [isRecalling, setIsRecalling] = useState(false);
  const list = useQuery({
    ...useTRPC().returns.list.queryOptions(returnsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={mayDecide && <Button onClick={() => setIsRecalling(true)}>{t("recall.open")}</Button>}
      />
      {mayDecide && <Recalls />}
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-returns"
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
      <ReturnDrawer no={drawer.opened} mayDecide={mayDecide} onClose={drawer.close} />
      {isRecalling && <RecallDialog onClose={() => setIsRecalling(false)} />}
    </>
  );
}
