"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { Amount } from "@/app/_ui/statement/statement-paper";
import { StatusChip } from "@/app/_ui/status-chip";

/** A card per month; what waits for an answer says so. */
export function StatementList() {
  const t = useTranslations("store.statements");
  const trpc = useTRPC();
  const query = useQuery(trpc.statement.list.queryOptions({ limit: 100 }));
  return (
    <QueryPane query={query}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={t("empty")} text={t("emptyText")} />
        ) : (
          <ul className="flex flex-col divide-y rounded-md border bg-raised">
            {rows.map((row) => (
              <li key={row.statement}>
                <Link
                  href={`/store/account/statements/${encodeURIComponent(row.statement)}` as Route}
                  className="flex min-h-13 items-center justify-between gap-3 px-4 py-3 hover:bg-hover"
                >
                  <span>
                    <span className="block font-medium">{row.month}</span>
                    <span className="text-quiet">{row.account}</span>
                  </span>
                  <span className="flex flex-col items-end gap-1 tabular-nums">
                    <Amount text={row.closing} />
                    <StatusChip kind="statement" status={row.status} />
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        )
      }
    </QueryPane>
  );
}
