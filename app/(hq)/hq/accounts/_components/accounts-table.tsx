"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { parseFen } from "@/server/shared/fen";
import { accountHref } from "../../_lib/links";
import { accountsInput } from "../../_lib/list-inputs";

type Row = RouterOutputs["account"]["list"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("account", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={accountHref(c.getValue())} />,
    meta: { card: "title" },
  }),
  column.accessor("name", { meta: { card: "aside" } }),
  column.accessor("stores", { meta: { align: "end" } }),
  column.accessor("balance", { cell: (c) => <Money fen={parseFen(c.getValue())} />, meta: { align: "end" } }),
  column.accessor("creditLimit", {
    cell: (c) => <Money fen={parseFen(c.getValue())} />,
    meta: { align: "end" },
  }),
  column.accessor("held", { cell: (c) => <Money fen={parseFen(c.getValue())} />, meta: { align: "end" } }),
  column.accessor("available", {
    cell: (c) => <Money fen={parseFen(c.getValue())} className="font-medium" />,
    meta: { align: "end" },
  }),
]);

/** The accounts by code; a row leads to the account. */
export function AccountsTable() {
  const t = useTranslations("hq.accounts");
  const heads = useTranslations("hq.accounts.columns");
  const trpc = useTRPC();
  const router = useRouter();
  const input = accountsInput(useSearchParams());
  const list = useQuery({ ...trpc.account.list.queryOptions(input), placeholderData: keepPreviousData });
  return (
    <QueryPane query={list} skeleton={<TableSkeleton />}>
      {({ rows, nextCursor }) => (
        <DataTable
          id="hq-accounts"
          label={t("title")}
          columns={columns}
          heads={heads}
          rows={rows}
          rowId={(row) => row.account}
          paging={{ nextCursor, count: rows.length }}
          onOpen={(row) => router.push(accountHref(row.account) as Route)}
          bar={<FilterBar search={t("search")} />}
          empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
        />
      )}
    </QueryPane>
  );
}
