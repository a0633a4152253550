"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { Amount } from "@/app/_ui/statement/statement-paper";
import { StatusChip } from "@/app/_ui/status-chip";
import { PlainTable } from "../../_components/plain-table";
import { AccountLink } from "../../_components/record-link";

/** A hundred statements of a month; the next hundred has an address of its own. */
export function MonthStatements({ month, cursor }: { month: string; cursor: string | undefined }) {
  const t = useTranslations("hq.months");
  const format = useFormat();
  const trpc = useTRPC();
  const query = useQuery(trpc.statement.list.queryOptions({ month, limit: 100, cursor }));
  return (
    <QueryPane query={query}>
      {({ rows, nextCursor }) =>
        rows.length === 0 ? (
          <EmptyState title={t("noStatements")} />
        ) : (
          <div className="flex flex-col gap-3">
            <PlainTable
              label={t("statementsOf", { month })}
              heads={[
                { key: "statement", label: t("statement") },
                { key: "account", label: t("account") },
                { key: "opening", label: t("opening"), isFigure: true },
                { key: "closing", label: t("closing"), isFigure: true },
                { key: "status", label: t("status") },
                { key: "before", label: t("before") },
              ]}
              rows={rows.map((row) => ({
                key: row.statement,
                cells: [
                  <Link
                    key="statement"
                    className="whitespace-nowrap text-accent underline-offset-4 hover:underline"
                    href={`/hq/statements/${encodeURIComponent(row.statement)}` as Route}
                  >
                    {row.statement}
                  </Link>,
                  <AccountLink key="account" code={row.account} name={row.accountName} />,
                  <Amount key="opening" text={row.opening} />,
                  <Amount key="closing" text={row.closing} />,
                  <StatusChip key="status" kind="statement" status={row.status} />,
                  row.status === "accepted" ? "–" : format.instant(row.respondBefore),
                ],
              }))}
            />
            {nextCursor && (
              <LinkButton className="self-start" href={`/hq/months/${month}?cursor=${nextCursor}`}>
                {t("more")}
              </LinkButton>
            )}
          </div>
        )
      }
    </QueryPane>
  );
}
