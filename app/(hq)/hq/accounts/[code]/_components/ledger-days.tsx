"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { asBusinessDay, type BusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { PlainTable } from "../../../_components/plain-table";
import { documentHref } from "../../../_lib/links";
import { EntryReason } from "./entry-reason";

type Days = RouterOutputs["funds"]["ledgerDays"];
const pageSize = 200;

/** A period day by day: opening + income − expense = closing; a day opens its entries. */
export function LedgerDays({ account, ledger }: { account: string; ledger: Days }) {
  const t = useTranslations("hq.account.ledger");
  const format = useFormat();
  const [day, setDay] = useState<BusinessDay | undefined>(undefined);
  const sumOf = (side: "income" | "expense") =>
    ledger.days.reduce((sum, row) => sum + (parseFen(row[side]) ?? 0), 0);
  return (
    <>
      <PlainTable
        label={t("title")}
        heads={[
          { key: "day", label: t("day") },
          { key: "entries", label: t("entries"), isFigure: true },
          { key: "income", label: t("income"), isFigure: true },
          { key: "expense", label: t("expense"), isFigure: true },
          { key: "balance", label: t("balance"), isFigure: true },
        ]}
        rows={[
          {
            key: "opening",
            cells: [t("opening"), "", "", "", <Money key="opening" fen={parseFen(ledger.opening)} />],
          },
          ...ledger.days.map((row) => ({
            key: row.day,
            cells: [
              <Button
                key="day"
                variant="link"
                className="px-0"
                onClick={() => setDay(asBusinessDay(row.day))}
              >
                {format.dayOfWeek(asBusinessDay(row.day))}
              </Button>,
              format.count(row.entries),
              <Money key="income" fen={parseFen(row.income)} />,
              <Money key="expense" fen={parseFen(row.expense)} />,
              <Money key="closing" fen={parseFen(row.closing)} />,
            ],
          })),
        ]}
        foot={[
          t("closing"),
          format.count(ledger.days.reduce((sum, row) => sum + row.entries, 0)),
          <Money key="in" fen={sumOf("income")} />,
          <Money key="out" fen={sumOf("expense")} />,
          <Money key="closing" fen={parseFen(ledger.closing)} />,
        ]}
      />
      <Drawer
        isOpen={day !== undefined}
        onClose={() => setDay(undefined)}
        width="wide"
        title={day ? format.dayOfWeek(day) : ""}
      >
        {day && <DayEntries key={day} account={account} day={day} />}
      </Drawer>
    </>
  );
}

/** The entries of one day, page by page: a busy account may have thousands. */
function DayEntries({ account, day }: { account: string; day: BusinessDay }) {
  const t = useTranslations("hq.account.ledger");
  const trpc = useTRPC();
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  const cursor = cursors.at(-1);
  const entries = useQuery(
    trpc.account.entries.queryOptions({ account, from: day, to: day, limit: pageSize, cursor }),
  );
  return (
    <QueryPane query={entries}>
      {({ rows, nextCursor }) => (
        <div className="flex flex-col gap-3">
          <PlainTable
            label={t("title")}
            heads={[
              { key: "no", label: t("no"), isFigure: true },
              { key: "type", label: t("type") },
              { key: "document", label: t("document") },
              { key: "store", label: t("store") },
              { key: "amount", label: t("amount"), isFigure: true },
              { key: "balance", label: t("balance"), isFigure: true },
            ]}
            rows={rows.map((row) => ({
              key: row.no,
              cells: [
                row.no,
                <EntryReason key="type" type={row.type} remark={row.remark} />,
                <DocumentNumber key="document" no={row.document} href={documentHref(row.document)} />,
                row.store,
                <Money key="amount" fen={(parseFen(row.income) ?? 0) - (parseFen(row.expense) ?? 0)} />,
                <Money key="balance" fen={parseFen(row.balance)} />,
              ],
            }))}
          />
          <div className="flex justify-end gap-2">
            {cursors.length > 1 && (
              <Button onClick={() => setCursors(cursors.slice(0, -1))}>{t("previous")}</Button>
            )}
            {nextCursor !== null && (
              <Button onClick={() => setCursors([...cursors, nextCursor])}>{t("next")}</Button>
            )}
          </div>
        </div>
      )}
    </QueryPane>
  );
}
