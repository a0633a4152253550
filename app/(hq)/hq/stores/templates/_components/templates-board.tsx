"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { NewTemplate } from "./new-template";

type Row = RouterOutputs["template"]["list"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("template", {
    cell: ({ row }) => (
      <>
        <span className="mr-2 text-quiet">{row.original.template}</span>
        {row.original.name}
      </>
    ),
    meta: { card: "title", csv: (row: Row) => `${row.template} ${row.name}` },
  }),
  column.accessor("isOpen", { cell: ({ row }) => <State row={row.original} />, meta: { card: "aside" } }),
  column.accessor("nextOpensAt", { id: "next", cell: ({ row }) => <Next row={row.original} /> }),
  column.accessor("stores", { meta: { align: "end" } }),
  column.accessor("version", { cell: ({ row }) => <Version row={row.original} />, meta: { align: "end" } }),
]);

/** The templates by code; a row opens its editor. */
export function TemplatesBoard({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations("hq.templates");
  const heads = useTranslations("hq.templates.columns");
  const router = useRouter();
  const [isNew, setIsNew] = useState(false);
  const list = useQuery(useTRPC().template.list.queryOptions());
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={mayChange && <Button onClick={() => setIsNew(true)}>{t("new")}</Button>}
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {(rows) => (
          <DataTable
            id="hq-templates"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.template}
            paging={{ nextCursor: null, count: rows.length }}
            onOpen={(row) => router.push(`/hq/stores/templates/${encodeURIComponent(row.template)}` as Route)}
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      {isNew && <NewTemplate templates={list.data ?? []} onClose={() => setIsNew(false)} />}
    </>
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations("hq.templates");
  return (
    <Chip tone={row.isOpen ? "done" : "neutral"} icon={row.isOpen ? CircleCheck : CircleDashed}>
      {row.isOpen ? t("open") : t("closed")}
    </Chip>
  );
}

function Next({ row }: { row: Row }) {
  const t = useTranslations("hq.templates");
  const format = useFormat();
  if (row.isOpen && row.closesAt) return t("until", { at: format.instant(row.closesAt) });
  if (row.nextOpensAt) return t("opens", { at: format.instant(row.nextOpensAt) });
  return <span className="text-attention">{t("never")}</span>;
}

function Version({ row }: { row: Row }) {
  const t = useTranslations("hq.templates");
  const format = useFormat();
  return (
    <>
      {row.version}
      {row.planned !== null && row.plannedFrom && (
        <span className="ml-2 text-quiet">
          {t("planned", { version: row.planned, at: format.instant(row.plannedFrom) })}
        </span>
      )}
    </>
  );
}
