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
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { differenceStatuses } from "@/server/delivery/schema";
import { ClaimChip } from "./claim-chip";
import { ClaimDrawer } from "./claim-drawer";
import { claimsInput } from "./claims-input";
import { DeliveryLink } from "./delivery-link";

type Row = RouterOutputs["delivery"]["differences"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("difference", {
    cell: (c) => <DocumentNumber no={c.getValue()} />,
    meta: { card: "title" },
  }),
  column.accessor("status", { cell: (c) => <ClaimChip status={c.getValue()} />, meta: { card: "aside" } }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor((row) => row.items.map(({ name }) => name).join(", "), {
    id: "items",
    cell: (c) => <Items row={c.row.original} />,
  }),
  column.accessor("delivery", {
    cell: (c) => <DeliveryLink no={c.getValue()} />,
    meta: { isHidden: true },
  }),
  column.accessor("creditFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("reportedAt", { cell: (c) => <At at={c.getValue()} /> }),
  column.accessor("reportedBy", { meta: { isHidden: true } }),
]);

function At({ at }: { at: Date }) {
  return useFormat().instant(at);
}

function Items({ row: { items, lines } }: { row: Row }) {
  const t = useTranslations("common.claims");
  const format = useFormat();
  return (
    <span className="block max-w-96">
      {items
        .map(({ name, type, qtyEach, isWeighed }) =>
          t("claimed", { name, type: t(`types.${type}`), qty: format.quantity(qtyEach, isWeighed) }),
        )
        .join(" · ")}
      {lines > items.length && ` · ${t("more", { count: lines - items.length })}`}
    </span>
  );
}

/** Difference notes of stores within reach, newest first; a row opens the claim beside what is known, and the decision. */
export function ClaimsScreen({ mayDecide }: { mayDecide: boolean }) {
  const t = useTranslations("common.claims");
  const heads = useTranslations("common.claims.columns");
  const states = useTranslations("common.claims.states");
  const drawer = useDrawerParam();
  const list = useQuery({
    ...useTRPC().delivery.differences.queryOptions(claimsInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="claims"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.difference}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.difference)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: heads("status"),
                    options: differenceStatuses.map((value) => ({ value, label: states(value) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <ClaimDrawer no={drawer.opened} mayDecide={mayDecide} onClose={drawer.close} />
    </>
  );
}
