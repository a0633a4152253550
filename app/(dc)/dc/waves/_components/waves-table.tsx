"use client";

import { useQuery } from "@tanstack/react-query";
import { Waypoints } from "lucide-react";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { LinkButton } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import { Day, Instant } from "../../_components/cells";
import { stageCounts } from "../../_lib/stages";
import { wavesInputOf } from "../_lib/waves-input";

type Row = RouterOutputs["wave"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("wave", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/dc/waves/${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="wave" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("routeName", {
    cell: (c) => (
      <span>
        {c.getValue()} <span className="text-quiet">{c.row.original.route}</span>
      </span>
    ),
  }),
  column.accessor("deliverOn", { cell: (c) => <Day day={c.getValue()} /> }),
  column.display({ id: "progress", cell: (c) => <PickedBar deliveries={c.row.original.deliveries} /> }),
  column.accessor("orders", { meta: { align: "end" } }),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("amountFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("createdAt", {
    cell: (c) => <Instant at={c.getValue()} />,
    meta: { csv: (row: Row) => row.createdAt.toISOString() },
  }),
]);

/** How many of a wave's delivery orders are picked, as a bar with its figures. */
function PickedBar({ deliveries }: { deliveries: Row["deliveries"] }) {
  const t = useTranslations("dc.waves");
  const { total, picked } = stageCounts(deliveries);
  return (
    <span className="inline-flex items-center gap-2">
      <span aria-hidden className="block h-1.5 w-16 overflow-hidden rounded-full bg-hover">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${total === 0 ? 0 : (picked / total) * 100}%` }}
        />
      </span>
      <span className="text-quiet">{t("pickedOf", { picked, total })}</span>
    </span>
  );
}

/** The list of waves; a route shows everything below it too. */
export function WavesTable({ mayPlan }: { mayPlan: boolean }) {
  const t = useTranslations("dc.waves");
  const heads = useTranslations("dc.waves.columns");
  const trpc = useTRPC();
  const router = useRouter();
  const input = wavesInputOf(useSearchParams());
  const query = useQuery({ ...trpc.wave.list.queryOptions(input), refetchInterval: 15_000 });
  const routes = useQuery({ ...trpc.pool.routes.queryOptions({}), enabled: mayPlan });
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {(data) => (
        <DataTable
          id="dc-waves"
          label={t("title")}
          columns={columns}
          heads={heads}
          rows={data.rows}
          rowId={(row) => row.wave}
          paging={{ nextCursor: data.nextCursor, count: data.rows.length }}
          onOpen={(row) => router.push(`/dc/waves/${row.wave}` as Route)}
          bar={
            mayPlan && (
              <FilterBar
                filters={[
                  {
                    name: "route",
                    label: t("route"),
                    options: (routes.data ?? []).map(({ route, name }) => ({
                      value: route,
                      label: `${route} ${name}`,
                    })),
                  },
                ]}
              />
            )
          }
          empty={
            <EmptyState
              icon={Waypoints}
              title={t("empty")}
              text={t("emptyText")}
              action={mayPlan && <LinkButton href="/dc/pool">{t("toPool")}</LinkButton>}
            />
          }
        />
      )}
    </QueryPane>
  );
}
