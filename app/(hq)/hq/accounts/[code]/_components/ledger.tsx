"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { downloadCsv } from "@/app/_ui/data-table/csv";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { businessDayOf, monthStartOf, parseBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { PlainTable } from "../../../_components/plain-table";
import { documentHref } from "../../../_lib/links";
import { EntryReason, useReasonWord } from "./entry-reason";
import { LedgerPeriod } from "./ledger-period";

type Ledger = RouterOutputs["account"]["entries"];

/** The ledger of a period: opening + income − expense = closing, which is the next period's opening (R09). */
export function Ledger({ account }: { account: string }) {
  const trpc = useTRPC();
  const { get, set } = useListParams();
  const today = businessDayOf(new Date());
  const from = parseBusinessDay(get("from") ?? "") ?? monthStartOf(today);
  const to = parseBusinessDay(get("to") ?? "") ?? today;
  const entries = useQuery({
    ...trpc.account.entries.queryOptions({ account, from, to }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-end justify-between gap-3">
        <LedgerPeriod from={from} to={to} onChange={set} />
        {entries.data && <ExportButton name={`${account}-${from}-${to}`} ledger={entries.data} />}
      </div>
      <QueryPane query={entries} skeleton={<TableSkeleton columns={7} />}>
        {(ledger) => <LedgerTable ledger={ledger} />}
      </QueryPane>
    </div>
  );
}

function LedgerTable({ ledger }: { ledger: Ledger }) {
  const t = useTranslations("hq.account.ledger");
  const sumOf = (side: "income" | "expense") =>
    ledger.rows.reduce((sum, row) => sum + (parseFen(row[side]) ?? 0), 0);
  const edge = (label: string, amount: string) => [
    label,
    "",
    "",
    "",
    "",
    "",
    <Money key="m" fen={parseFen(amount)} />,
  ];
  return (
    <PlainTable
      label={t("title")}
      heads={[
        { key: "day", label: t("day") },
        { key: "type", label: t("type") },
        { key: "document", label: t("document") },
        { key: "store", label: t("store") },
        { key: "income", label: t("income"), isFigure: true },
        { key: "expense", label: t("expense"), isFigure: true },
        { key: "balance", label: t("balance"), isFigure: true },
      ]}
      rows={[
        { key: "opening", cells: edge(t("opening"), ledger.opening) },
        ...ledger.rows.map((row) => ({
          key: row.no,
          cells: [
            row.businessDay,
            <EntryReason key="type" type={row.type} remark={row.remark} />,
            <DocumentNumber key="no" no={row.document} href={documentHref(row.document)} />,
            row.store,
            <Amount key="in" text={row.income} />,
            <Amount key="out" text={row.expense} />,
            <Money key="balance" fen={parseFen(row.balance)} />,
          ],
        })),
      ]}
      foot={[
        t("closing"),
        "",
        "",
        "",
        <Money key="in" fen={sumOf("income")} />,
        <Money key="out" fen={sumOf("expense")} />,
        <Money key="closing" fen={parseFen(ledger.closing)} />,
      ]}
    />
  );
}

function Amount({ text }: { text: string }) {
  return text === "0.00" ? null : <Money fen={parseFen(text)} />;
}

/** The period as a file for the bookkeeper: what is seen, with opening and closing. */
function ExportButton({ name, ledger }: { name: string; ledger: Ledger }) {
  const t = useTranslations("hq.account.ledger");
  const word = useReasonWord();
  const save = () =>
    downloadCsv(name, [
      [
        t("no"),
        t("day"),
        t("type"),
        t("document"),
        t("store"),
        t("income"),
        t("expense"),
        t("balance"),
        t("remark"),
      ],
      ["", "", t("opening"), "", "", "", "", ledger.opening, ""],
      ...ledger.rows.map((row) => [
        row.no,
        row.businessDay,
        word(row.type),
        row.document,
        row.store,
        row.income,
        row.expense,
        row.balance,
        row.remark,
      ]),
      ["", "", t("closing"), "", "", "", "", ledger.closing, ""],
    ]);
  return (
    <Button icon={<Download aria-hidden />} onClick={save}>
      {t("export")}
    </Button>
  );
}
