"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Ban } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { PickTypeWord } from "../../_components/pick-type";
import { itemsInput } from "../../_lib/list-inputs";
import { CasePack } from "./case-pack";
import { ItemDrawer } from "./item-drawer";

type Row = RouterOutputs["catalog"]["items"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("item", { meta: { card: "none" } }),
  column.accessor("name", {
    cell: ({ row }) => (
      <span className="inline-flex flex-wrap items-center gap-x-2">
        {row.original.name}
        {!row.original.isOrderable && (
          <Chip tone="attention" icon={Ban}>
            {row.original.notOrderableReason}
          </Chip>
        )}
      </span>
    ),
    meta: { card: "title" },
  }),
  column.accessor("spec", { meta: { card: "aside" } }),
  column.accessor("category", {}),
  column.accessor("barcode", {}),
  column.accessor("unit", { meta: { card: "none" } }),
  column.accessor("casePackEach", {
    cell: ({ row }) => <CasePack item={row.original} />,
    meta: { align: "end", card: "none" },
  }),
  column.accessor("pickType", { cell: (c) => <PickTypeWord pickType={c.getValue()} /> }),
  column.accessor("taxRateBp", {
    cell: (c) => `${c.getValue() / 100}%`,
    meta: { align: "end", card: "none" },
  }),
  column.accessor("suggestedPriceFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end" },
  }),
]);

/** The items by code; a row opens beside it with its prices. */
export function ItemsTable() {
  const t = useTranslations("hq.items");
  const heads = useTranslations("hq.items.columns");
  const trpc = useTRPC();
  const drawer = useDrawerParam();
  const input = itemsInput(useSearchParams());
  const list = useQuery({ ...trpc.catalog.items.queryOptions(input), placeholderData: keepPreviousData });
  const categories = useQuery(trpc.catalog.categories.queryOptions());
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-items"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.item}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.item)}
            bar={
              <FilterBar
                search={t("search")}
                filters={[
                  {
                    name: "category",
                    label: t("columns.category"),
                    options: (categories.data ?? []).map(({ category, name, depth }) => ({
                      value: category,
                      label: `${"\u2003".repeat(depth)}${name}`,
                    })),
                  },
                  {
                    name: "orderable",
                    label: t("orderable"),
                    options: [
                      { value: "yes", label: t("yes") },
                      { value: "no", label: t("no") },
                    ],
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <ItemDrawer item={drawer.opened} onClose={drawer.close} />
    </>
  );
}
