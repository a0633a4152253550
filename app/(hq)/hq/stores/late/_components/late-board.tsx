"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { PermitDialog } from "@/app/_ui/permit/permit-dialog";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { latePermitsInput } from "../../../_lib/list-inputs";

type Row = RouterOutputs["template"]["permits"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("store", {
    cell: ({ row }) => (
      <>
        <span className="mr-2 text-quiet">{row.original.store}</span>
        {row.original.storeName}
      </>
    ),
    meta: { card: "title", csv: (row: Row) => `${row.store} ${row.storeName}` },
  }),
  column.accessor("isOpen", { cell: ({ row }) => <State row={row.original} />, meta: { card: "aside" } }),
  column.accessor("from", { cell: (c) => <At instant={c.getValue()} /> }),
  column.accessor("until", { cell: (c) => <At instant={c.getValue()} /> }),
  column.accessor("reason", {}),
  column.accessor("by", {}),
  column.accessor("orders", { meta: { align: "end" } }),
]);

/** Permits, newest first; one that is open can be ended before its time. */
export function LateBoard({ mayGrant }: { mayGrant: boolean }) {
  const t = useTranslations("hq.late");
  const heads = useTranslations("hq.late.columns");
  const trpc = useTRPC();
  const [isNew, setIsNew] = useState(false);
  const input = latePermitsInput(useSearchParams());
  const list = useQuery({ ...trpc.template.permits.queryOptions(input), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          mayGrant && (
            <Button variant="primary" onClick={() => setIsNew(true)}>
              {t("grant")}
            </Button>
          )
        }
      />
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-late"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => String(row.permit)}
            paging={{ nextCursor, count: rows.length }}
            actionsOf={(row) => (row.isOpen && mayGrant ? <EndPermit row={row} /> : null)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "state",
                    label: t("columns.isOpen"),
                    options: [
                      { value: "open", label: t("open") },
                      { value: "over", label: t("over") },
                    ],
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      {isNew && <PermitDialog onClose={() => setIsNew(false)} />}
    </>
  );
}

function EndPermit({ row }: { row: Row }) {
  const t = useTranslations("hq.late");
  const end = useCommand(useTRPC().template.endPermit.mutationOptions(), {
    done: t("ended", { store: row.store }),
  });
  return (
    <Button size="small" isLoading={end.isRunning} onClick={() => end.run({ permit: row.permit })}>
      {t("end")}
    </Button>
  );
}

function State({ row }: { row: Row }) {
  const t = useTranslations("hq.late");
  return (
    <Chip tone={row.isOpen ? "done" : "neutral"} icon={row.isOpen ? CircleCheck : CircleDashed}>
      {row.isOpen ? t("open") : row.endedBy ? t("endedBy", { by: row.endedBy }) : t("over")}
    </Chip>
  );
}

function At({ instant }: { instant: string }) {
  return <>{useFormat().instant(instant)}</>;
}
