"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { Money } from "@/app/_ui/money";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { asBusinessDay, type BusinessDay, parseBusinessDay } from "@/server/shared/business-day";
import { accountEntryReasons } from "@/server/shared/entry-reasons";
import { parseFen } from "@/server/shared/fen";
import { QueryPane } from "../../_components/query-pane";
import { Period, usePeriod } from "./period";

/** The ledger of a period by day, newest day first: opening, every movement with its document, closing (R09). */
export function Ledger({ account }: { account: string }) {
  const t = useTranslations("store.account.ledger");
  const trpc = useTRPC();
  const { set } = useListParams();
  const { from, to } = usePeriod();
  const entries = useQuery({
    ...trpc.account.entries.queryOptions({ account, from, to }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="flex flex-col gap-4">
      <Period from={from} to={to} onChange={(next) => set(next)} />
      <QueryPane query={entries} skeleton={<TableSkeleton rows={8} columns={3} />}>
        {({ rows, opening, closing }) => (
          <div className="overflow-hidden rounded-lg border bg-raised">
            <Edge label={t("closing")} amount={closing} />
            {rows.length === 0 && <EmptyState title={t("none")} text={t("noneText")} />}
            {byDay(rows).map(({ day, entries }) => (
              <DayOfEntries key={day} day={day} entries={entries} />
            ))}
            <Edge label={t("opening")} amount={opening} />
          </div>
        )}
      </QueryPane>
    </div>
  );
}

function Edge({ label, amount }: { label: string; amount: string }) {
  return (
    <p className="flex justify-between gap-4 border-b bg-sunken px-4 py-2.5 font-medium last:border-b-0">
      {label}
      <Money fen={parseFen(amount)} />
    </p>
  );
}

interface Entry {
  no: number;
  businessDay: string;
  type: string;
  store: string | null;
  document: string;
  income: string;
  expense: string;
  balance: string;
  remark: string;
}

function DayOfEntries({ day, entries }: { day: BusinessDay; entries: readonly Entry[] }) {
  const t = useTranslations("store.account.ledger");
  const format = useFormat();
  return (
    <section>
      <h3 className="border-b bg-surface px-4 py-1.5 text-sm text-quiet">{format.dayOfWeek(day)}</h3>
      <ul>
        {entries.map((entry) => {
          const reason = accountEntryReasons.find((one) => one === entry.type);
          const fen = (parseFen(entry.income) ?? 0) - (parseFen(entry.expense) ?? 0);
          return (
            <li key={entry.no} className="flex items-start justify-between gap-3 border-b px-4 py-2.5">
              <div className="min-w-0">
                <p className="font-medium">{reason ? t(`reason.${reason}`) : entry.type}</p>
                <Facts className="text-sm text-quiet">
                  <Document no={entry.document} />
                  {entry.store}
                  {entry.remark && <span className="break-words whitespace-normal">{entry.remark}</span>}
                </Facts>
              </div>
              <p className="text-right">
                <Money fen={fen} className={fen > 0 ? "font-medium text-done" : "font-medium text-text"} />
                <span className="block text-sm text-quiet">
                  <Money fen={parseFen(entry.balance)} />
                </span>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Document({ no }: { no: string }) {
  if (!no.startsWith("DO-")) return <>{no}</>;
  return (
    <Link
      href={`/store/deliveries/${no}` as Route}
      className="relative text-accent underline-offset-4 before:absolute before:-inset-y-3 before:inset-x-0 hover:underline"
    >
      {no}
    </Link>
  );
}

function byDay(rows: readonly Entry[]): { day: BusinessDay; entries: Entry[] }[] {
  const days = new Map<BusinessDay, Entry[]>();
  for (const row of rows) {
    const day = parseBusinessDay(row.businessDay) ?? asBusinessDay(row.businessDay.slice(0, 10));
    days.set(day, [row, ...(days.get(day) ?? [])]);
  }
  return [...days].map(([day, entries]) => ({ day, entries })).toReversed();
}
