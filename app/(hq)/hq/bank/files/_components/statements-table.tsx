"use client";

import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../_components/instant";
import { PlainTable } from "../../../_components/plain-table";

type Statement = RouterOutputs["bank"]["statements"][number];

/** The files that came in, youngest first; a number leads to its lines. */
export function StatementsTable({ statements }: { statements: readonly Statement[] }) {
  const t = useTranslations("hq.bank.files");
  const words = useTranslations("hq.bank.import");
  const format = useFormat();
  if (statements.length === 0)
    return (
      <div className="rounded-md border bg-raised">
        <EmptyState
          title={t("none")}
          text={t("noneText")}
          action={<LinkButton href="/hq/bank/import">{words("title")}</LinkButton>}
        />
      </div>
    );
  const figures = ["imported", "duplicates", "in", "out"];
  const heads = ["statement", "bank", "period", "imported", "duplicates", "in", "out", "at", "by"] as const;
  const day = (text: string | null) => (text ? format.day(asBusinessDay(text)) : "–");
  return (
    <PlainTable
      label={t("statements")}
      heads={heads.map((key) => ({ key, label: t(`columns.${key}`), isFigure: figures.includes(key) }))}
      rows={statements.map((row) => ({
        key: row.statement,
        cells: [
          <Link
            key="no"
            href={`/hq/bank?statement=${row.statement}` as Route}
            className="whitespace-nowrap text-accent underline-offset-4 hover:underline"
          >
            {row.statement}
          </Link>,
          `${row.bank} ${row.bankAccount}`,
          <span key="period" className="whitespace-nowrap">
            {words("period", { from: day(row.from), to: day(row.to) })}
          </span>,
          format.count(row.imported),
          format.count(row.duplicates),
          <Money key="in" fen={parseFen(row.moneyIn)} />,
          <Money key="out" fen={parseFen(row.moneyOut)} />,
          <Instant key="at" at={row.at} />,
          row.by,
        ],
      }))}
    />
  );
}
