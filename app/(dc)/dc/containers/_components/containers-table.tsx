"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { Instant } from "../../_components/cells";
import { containersInputOf } from "../_lib/containers-input";
import { ContainersDrawer } from "./containers-drawer";

export type ContainerRow = RouterOutputs["dock"]["containers"]["rows"][number];
const column = columnsOf<ContainerRow>();
const columns = column.columns([
  column.accessor("store", {
    cell: (c) => (
      <span>
        <span className="font-medium">{c.getValue()}</span> {c.row.original.name}
      </span>
    ),
    meta: { card: "title" },
  }),
  column.accessor("route", { cell: (c) => c.getValue(), meta: { card: "aside" } }),
  column.accessor("totes", { cell: (c) => <Count qty={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("cages", { cell: (c) => <Count qty={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("iceBoxes", { cell: (c) => <Count qty={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("lastBackAt", { cell: (c) => <Instant at={c.getValue()} /> }),
  column.accessor("lastAt", { cell: (c) => <Instant at={c.getValue()} /> }),
]);

/** How many containers; below zero more came back than went out, which a count explains. */
export function Count({ qty, isSigned }: { qty: number; isSigned?: boolean }) {
  const format = useFormat();
  if (qty === 0) return <span className="text-quiet">–</span>;
  return (
    <span className={cn("tabular-nums", qty < 0 && !isSigned && "text-blocked")}>
      {isSigned && qty > 0 && "+"}
      {format.count(qty)}
    </span>
  );
}

/** Store by store; a row opens its book. */
export function ContainersTable({ mayCount }: { mayCount: boolean }) {
  const t = useTranslations("dc.containers");
  const heads = useTranslations("dc.containers.columns");
  const drawer = useDrawerParam();
  const input = containersInputOf(useSearchParams());
  const query = useQuery({
    ...useTRPC().dock.containers.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {(data) => (
        <>
          <DataTable
            id="dc-containers"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={data.rows}
            rowId={(row) => row.store}
            paging={{ nextCursor: data.nextCursor, count: data.rows.length }}
            onOpen={(row) => drawer.open(row.store)}
            totals={{
              totes: <Count qty={data.total.totes} />,
              cages: <Count qty={data.total.cages} />,
              iceBoxes: <Count qty={data.total.iceBoxes} />,
            }}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  { name: "owing", label: t("balance"), options: [{ value: "yes", label: t("owing") }] },
                ]}
              />
            }
            empty={<EmptyState icon={PackageOpen} title={t("empty")} text={t("emptyText")} />}
          />
          <ContainersDrawer
            store={drawer.opened}
            row={data.rows.find(({ store }) => store === drawer.opened)}
            mayCount={mayCount}
            onClose={drawer.close}
          />
        </>
      )}
    </QueryPane>
  );
}
