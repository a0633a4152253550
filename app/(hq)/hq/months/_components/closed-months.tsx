"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Progress } from "@/app/_ui/progress";
import { Amount } from "@/app/_ui/statement/statement-paper";
import { PlainTable } from "../../_components/plain-table";
import type { Periods } from "./months-board";

/** Closed months with what they came to, and how far their statements are. */
export function ClosedMonths({ closed }: { closed: Periods["closed"] }) {
  const t = useTranslations("hq.months");
  const format = useFormat();
  const trpc = useTRPC();
  const progress = useQuery({
    ...trpc.statement.progress.queryOptions(),
    refetchInterval: ({ state }) => (state.data?.some((run) => !run.finishedAt) ? 2_000 : false),
  });
  const runOf = (month: string) => progress.data?.find((run) => run.month === month);
  return (
    <PlainTable
      label={t("closed")}
      heads={[
        { key: "month", label: t("month") },
        { key: "entries", label: t("entries"), isFigure: true },
        { key: "income", label: t("income"), isFigure: true },
        { key: "expense", label: t("expense"), isFigure: true },
        { key: "closing", label: t("closing"), isFigure: true },
        { key: "by", label: t("by") },
        { key: "statements", label: t("statements") },
      ]}
      rows={closed.map((row) => {
        const run = runOf(row.month);
        return {
          key: row.month,
          cells: [
            row.month,
            format.count(row.entries),
            <Amount key="income" text={row.income} />,
            <Amount key="expense" text={row.expense} />,
            <Amount key="closing" text={row.closing} />,
            <span key="by">
              {row.closedBy} · {format.instant(row.closedAt)}
              {row.overrideReason && <span className="block text-quiet">{row.overrideReason}</span>}
            </span>,
            run?.finishedAt ? (
              <LinkButton key="statements" size="small" href={`/hq/months/${row.month}`}>
                {t("answers", { accepted: run.accepted, disputed: run.disputed, all: run.built })}
              </LinkButton>
            ) : (
              <Progress
                key="progress"
                label={t("building")}
                done={run?.built ?? 0}
                total={run?.accounts ?? 0}
                startedAt={run?.startedAt}
                nowMs={progress.dataUpdatedAt}
              />
            ),
          ],
        };
      })}
    />
  );
}
