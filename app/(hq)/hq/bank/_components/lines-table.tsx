"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button, LinkButton } from "@/app/_ui/button";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { bankLineStates } from "@/server/bank/schema";
import { parseFen } from "@/server/shared/fen";
import { Day } from "../../_components/day";
import { depositHref } from "../../_lib/links";
import { bankLinesInput } from "../_lib/inputs";
import { JoinDialog } from "./join-dialog";
import { LineDrawer } from "./line-drawer";

export type BankLine = RouterOutputs["bank"]["lines"]["list"]["rows"][number];

const column = columnsOf<BankLine>();
const columns = column.columns([
  column.accessor("line", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("day", { cell: (c) => <Day day={c.getValue()} /> }),
  column.accessor("state", {
    cell: (c) => <StatusChip kind="bankLine" status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("amount", {
    cell: (c) => <Money fen={parseFen(c.getValue())} />,
    meta: { align: "end" },
  }),
  column.display({
    id: "slips",
    cell: ({ row }) => (
      <span className="flex flex-wrap gap-x-3">
        {row.original.slips.length === 0 && "–"}
        {row.original.slips.map(({ deposit }) => (
          <DocumentNumber key={deposit} no={deposit} href={depositHref(deposit)} />
        ))}
      </span>
    ),
    meta: { csv: (row: BankLine) => row.slips.map(({ deposit }) => deposit).join(" ") },
  }),
  column.accessor("payerName", { cell: (c) => c.getValue() || "–" }),
  column.accessor("payerAccount", { cell: (c) => c.getValue() || "–", meta: { card: "none" } }),
  column.accessor("note", { cell: (c) => c.getValue() || "–" }),
  column.accessor("fee", {
    cell: (c) => <Money fen={parseFen(c.getValue())} />,
    meta: { align: "end", isHidden: true, card: "none" },
  }),
  column.accessor("bankReference", { meta: { isHidden: true, card: "none" } }),
  column.accessor("bank", { meta: { isHidden: true, card: "none" } }),
  column.accessor("statement", { meta: { isHidden: true, card: "none" } }),
]);

/** The lines of all bank accounts. A row opens beside it; several selected ones pay for one slip. */
export function LinesTable() {
  const t = useTranslations("hq.bank.lines");
  const heads = useTranslations("hq.bank.lines.columns");
  const word = useStatusWord();
  const trpc = useTRPC();
  const drawer = useDrawerParam();
  const [joining, setJoining] = useState<BankLine[] | undefined>(undefined);
  const accounts = useQuery(trpc.bank.accounts.queryOptions());
  const list = useQuery({
    ...trpc.bank.lines.list.queryOptions(bankLinesInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  const filters = [
    {
      name: "state",
      label: t("filters.state"),
      options: bankLineStates.map((value) => ({ value: value as string, label: word("bankLine", value) })),
    },
    {
      name: "bankAccount",
      label: t("filters.bankAccount"),
      options: (accounts.data ?? []).map(({ accountNo, bank }) => ({
        value: accountNo,
        label: `${bank} ${accountNo.slice(-4)}`,
      })),
    },
  ];
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-bank-lines"
            label={t("title")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.line}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.line)}
            selectionActions={(selected, clear) => {
              const open = selected.filter((row) => row.state === "open");
              return (
                <Button
                  disabled={open.length === 0 || open.length < selected.length}
                  onClick={() => {
                    setJoining(open);
                    clear();
                  }}
                >
                  {t("joinSelected", { count: selected.length })}
                </Button>
              );
            }}
            bar={<FilterBar search={t("search")} filters={filters} />}
            empty={
              <EmptyState
                title={t("empty")}
                text={t("emptyText")}
                action={<LinkButton href="/hq/bank/import">{t("import")}</LinkButton>}
              />
            }
          />
        )}
      </QueryPane>
      <LineDrawer line={drawer.opened} onClose={drawer.close} />
      {joining && <JoinDialog lines={joining} onClose={() => setJoining(undefined)} />}
    </>
  );
}
