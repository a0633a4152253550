"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { SpecDialog } from "./spec-dialog";

type Row = RouterOutputs["catalog"]["saleSpecs"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("spec", { meta: { card: "line" } }),
  column.accessor("name", { meta: { card: "title" } }),
  column.accessor("itemName", {
    cell: ({ row }) => `${row.original.item} ${row.original.itemName}`,
    meta: { card: "line" },
  }),
  column.accessor("gramsEach", {
    cell: (c) => <Quantity qty={c.getValue()} unit="g" />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("priceFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("isEnded", { cell: ({ row }) => <State row={row.original} />, meta: { card: "aside" } }),
  column.accessor("by", { meta: { card: "none" } }),
]);

/** The sale specifications of weighed items, those in use first. */
export function SpecsBoard({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations("hq.specs");
  const heads = useTranslations("hq.specs.columns");
  const list = useQuery(useTRPC().catalog.saleSpecs.queryOptions());
  const [isNew, setIsNew] = useState(false);
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          mayChange && (
            <Button variant="primary" onClick={() => setIsNew(true)}>
              {t("new")}
            </Button>
          )
        }
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {(rows) => (
          <DataTable
            id="hq-sale-specs"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.spec}
            paging={{ nextCursor: null, count: rows.length }}
            actionsOf={(row) => (!row.isEnded && mayChange ? <EndSpec row={row} /> : null)}
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      {isNew && <SpecDialog onClose={() => setIsNew(false)} />}
    </>
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations("hq.specs");
  return row.isEnded ? (
    <Chip tone="neutral" icon={CircleDashed}>
      {t("ended")}
    </Chip>
  ) : (
    <Chip tone="done" icon={CircleCheck}>
      {t("inUse")}
    </Chip>
  );
}

function EndSpec({ row }: { row: Row }) {
  const t = useTranslations("hq.specs");
  const end = useCommand(useTRPC().catalog.endSaleSpec.mutationOptions(), {
    done: t("endedDone", { name: row.name }),
  });
  return (
    <Button size="small" isLoading={end.isRunning} onClick={() => end.run({ spec: row.spec })}>
      {t("end")}
    </Button>
  );
}
