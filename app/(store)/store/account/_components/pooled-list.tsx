"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { EmptyState } from "@/app/_ui/empty-state";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { parseFen } from "@/server/shared/fen";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";

/** The orders that wait in the pool and will ask for money; those that were refused first, with what they lack (R15). */
export function PooledList({ account }: { account: string }) {
  const t = useTranslations("store.account.pooledList");
  const format = useFormat();
  const waiting = useQuery(useTRPC().funds.waiting.queryOptions({ account }));
  const money = (text: string) => format.money(parseFen(text) ?? 0);
  return (
    <QueryPane query={waiting} skeleton={<TableSkeleton rows={4} columns={3} />}>
      {({ pooled }) =>
        pooled.count === 0 ? (
          <EmptyState title={t("none")} />
        ) : (
          <LinkList label={t("label")}>
            {pooled.rows.map((row) => (
              <LinkRow
                key={row.order}
                href={`/store/orders/${row.order}`}
                title={`${row.order} · ${row.store}`}
                text={
                  row.blocked
                    ? t("blocked", { amount: money(row.blocked.shortfall) })
                    : row.submittedAt && format.instant(row.submittedAt)
                }
                amount={<span className="font-medium">{money(row.amount)}</span>}
              />
            ))}
          </LinkList>
        )
      }
    </QueryPane>
  );
}
