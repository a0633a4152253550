"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { AccountLink } from "../../_components/record-link";
import { storeKinds, storeStatuses, storesInput } from "../../_lib/list-inputs";
import { StoreDrawer } from "./store-drawer";
import { StoreKind } from "./store-kind";

type Row = RouterOutputs["org"]["stores"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("store", {
    cell: ({ row }) => (
      <>
        <span className="mr-2 text-quiet">{row.original.store}</span>
        {row.original.name}
      </>
    ),
    meta: { card: "title", csv: (row: Row) => `${row.store} ${row.name}` },
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="store" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("kind", { cell: ({ row }) => <StoreKind store={row.original} /> }),
  column.accessor("account", {
    cell: ({ row }) =>
      row.original.account ? (
        <AccountLink code={row.original.account} name={row.original.accountName} />
      ) : (
        <span className="text-quiet">–</span>
      ),
  }),
  column.accessor("planName", {}),
  column.accessor("templateName", {}),
  column.accessor("routePath", {}),
  column.accessor("stop", { meta: { align: "end", card: "none" } }),
  column.accessor("phone", { meta: { isHidden: true, card: "none" } }),
]);

/** The stores by code; a row opens beside it with its calendar. */
export function StoresTable(may: { mayPermit: boolean; mayConfigure: boolean }) {
  const t = useTranslations("hq.stores");
  const heads = useTranslations("hq.stores.columns");
  const trpc = useTRPC();
  const word = useStatusWord();
  const drawer = useDrawerParam();
  const input = storesInput(useSearchParams());
  const list = useQuery({ ...trpc.org.stores.queryOptions(input), placeholderData: keepPreviousData });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-stores"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.store}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.store)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "kind",
                    label: t("columns.kind"),
                    options: storeKinds.map((value) => ({ value, label: t(`kinds.${value}`) })),
                  },
                  {
                    name: "status",
                    label: t("columns.status"),
                    options: storeStatuses.map((value) => ({ value, label: word("store", value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <StoreDrawer store={drawer.opened} {...may} onClose={drawer.close} />
    </>
  );
}
