"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { Select } from "@/app/_ui/select";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../_components/instant";
import { AccountLink } from "../../_components/record-link";
import { depositsInput } from "../../_lib/list-inputs";
import { DepositDrawer, type DepositRights } from "./deposit-drawer";

type Row = RouterOutputs["account"]["deposits"]["list"]["rows"][number];
const shown = ["pending", "awaiting_transfer", "approved", "rejected", "void", "reversed"] as const;

const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("deposit", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("account", {
    cell: ({ row }) => <AccountLink code={row.original.account} name={row.original.accountName} />,
  }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="deposit" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("amount", {
    cell: (c) => <Money fen={parseFen(c.getValue())} />,
    meta: { align: "end" },
  }),
  column.accessor("received", {
    // Another amount than was declared stands out.
    cell: ({ row: { original } }) => (
      <Money
        fen={original.received === null ? null : parseFen(original.received)}
        className={
          original.received !== null && original.received !== original.amount
            ? "font-medium text-attention"
            : undefined
        }
      />
    ),
    meta: { align: "end", card: "none" },
  }),
  column.accessor("payer", {}),
  column.accessor("reference", {
    cell: (c) => (
      <span className="block max-w-32 truncate 2xl:max-w-none" title={c.getValue()}>
        {c.getValue()}
      </span>
    ),
  }),
  column.accessor("at", { cell: (c) => <Instant at={c.getValue()} /> }),
  column.accessor("decidedBy", { cell: (c) => c.getValue() ?? "–", meta: { card: "none" } }),
]);

/** The slips; what waits comes first. A row opens beside it with what can be done. */
export function DepositsTable({ may }: { may: DepositRights }) {
  const t = useTranslations("hq.deposits");
  const heads = useTranslations("hq.deposits.columns");
  const trpc = useTRPC();
  const drawer = useDrawerParam();
  const input = depositsInput(useSearchParams());
  const list = useQuery({
    ...trpc.account.deposits.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const isQueue = input.status === "pending" && !input.search;
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-deposits"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.deposit}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.deposit)}
            bar={
              <div className="flex flex-wrap items-center gap-2">
                <StatusFilter />
                <FilterBar search={t("search")} />
              </div>
            }
            empty={
              <EmptyState
                title={t(isQueue ? "emptyQueue" : "empty")}
                text={t(isQueue ? "emptyQueueText" : "emptyText")}
              />
            }
          />
        )}
      </QueryPane>
      <DepositDrawer deposit={drawer.opened} onClose={drawer.close} may={may} />
    </>
  );
}

/** What waits unless something else is chosen, so that the list is a queue. */
function StatusFilter() {
  const t = useTranslations("hq.deposits");
  const word = useStatusWord();
  const { get, set } = useListParams();
  return (
    <Select
      label={t("columns.status")}
      value={get("status") ?? "pending"}
      onChange={(status) => set({ status: status === "pending" ? undefined : status })}
      options={[
        ...shown.map((value) => ({ value: value as string, label: word("deposit", value) })),
        { value: "all", label: t("all") },
      ]}
      className="w-auto min-w-36 max-md:flex-1"
    />
  );
}
