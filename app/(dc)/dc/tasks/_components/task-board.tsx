"use client";

import { useQuery } from "@tanstack/react-query";
import { ScanLine } from "lucide-react";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { Button, LinkButton } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { pickMethods } from "@/server/wave/schema";
import { StoreName } from "../../_components/cells";
import { tasksInputOf } from "../_lib/tasks-input";
import { type BoardRow, TaskActions } from "./task-actions";

const column = columnsOf<BoardRow>();
const columns = column.columns([
  column.accessor("task", {
    cell: (c) => <span className="font-medium">{c.getValue()}</span>,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="task" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("zone", { cell: (c) => c.getValue() || "–" }),
  column.accessor("method", { cell: (c) => <MethodWord method={c.getValue()} /> }),
  column.accessor("store", {
    cell: (c) => {
      const code = c.getValue();
      return code === null ? <AllStores /> : <StoreName code={code} name={c.row.original.storeName} />;
    },
  }),
  column.accessor("wave", { cell: (c) => <span className="whitespace-nowrap">{c.getValue()}</span> }),
  column.accessor("routeName", {}),
  column.accessor("dc", {}),
  column.accessor("scannedLines", {
    cell: (c) => `${c.getValue()} / ${c.row.original.lines}`,
    meta: { align: "end" },
  }),
  column.accessor("claimedBy", { cell: (c) => c.getValue() ?? <span className="text-quiet">–</span> }),
]);

function MethodWord({ method }: { method: BoardRow["method"] }) {
  return useTranslations("dc.method")(method);
}

function AllStores() {
  return <span className="text-quiet">{useTranslations("dc.tasks")("allStores")}</span>;
}

/** The board of pick tasks; claiming one opens its picking screen. */
export function TaskBoard({ mayWork, mayAssign }: { mayWork: boolean; mayAssign: boolean }) {
  const t = useTranslations("dc.tasks");
  const heads = useTranslations("dc.tasks.columns");
  const method = useTranslations("dc.method");
  const word = useStatusWord();
  const trpc = useTRPC();
  const router = useRouter();
  const input = tasksInputOf(useSearchParams());
  const query = useQuery({ ...trpc.wave.taskBoard.queryOptions(input), refetchInterval: 10_000 });
  const filters = useQuery(trpc.wave.taskFilters.queryOptions());
  const go = (task: number) => router.push(`/dc/tasks/${task}` as Route);
  const claim = useCommand(trpc.wave.claimTask.mutationOptions(), { onDone: ({ task }) => go(task) });
  const plain = (values: readonly string[] | undefined) =>
    (values ?? []).map((value) => ({ value, label: value }));
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {(data) => (
        <DataTable
          id="dc-tasks"
          label={t("title")}
          columns={columns}
          heads={heads}
          rows={data.rows}
          rowId={(row) => row.task}
          paging={{ nextCursor: data.nextCursor, count: data.rows.length }}
          onOpen={(row) => go(row.task)}
          actionsOf={
            mayWork
              ? (row) => (
                  <span className="flex items-center justify-end gap-1">
                    {row.isFree && (
                      <Button
                        size="small"
                        isLoading={claim.isRunning}
                        onClick={() => claim.run({ task: row.task })}
                      >
                        {t("claim")}
                      </Button>
                    )}
                    {mayAssign && <TaskActions row={row} />}
                  </span>
                )
              : undefined
          }
          bar={
            <FilterBar
              filters={[
                { name: "wave", label: t("columns.wave"), options: plain(filters.data?.waves) },
                { name: "dc", label: t("columns.dc"), options: plain(filters.data?.dcs) },
                { name: "zone", label: t("columns.zone"), options: plain(filters.data?.zones) },
                {
                  name: "method",
                  label: t("columns.method"),
                  options: pickMethods.map((value) => ({ value, label: method(value) })),
                },
                {
                  name: "status",
                  label: t("columns.status"),
                  options: (["open", "claimed", "picking", "done"] as const).map((value) => ({
                    value,
                    label: word("task", value),
                  })),
                },
              ]}
            />
          }
          empty={
            <EmptyState
              icon={ScanLine}
              title={t("empty")}
              text={t("emptyText")}
              action={<LinkButton href="/dc/waves">{t("toWaves")}</LinkButton>}
            />
          }
        />
      )}
    </QueryPane>
  );
}
