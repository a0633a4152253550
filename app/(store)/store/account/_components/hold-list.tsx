"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";

/** Which deliveries hold the account's money until they are approved (D2); those of other stores are named, not linked. */
export function HoldList({ account, store }: { account: string; store: string }) {
  const t = useTranslations("store.account.holds");
  const format = useFormat();
  const trpc = useTRPC();
  const holds = useQuery(trpc.account.holds.queryOptions({ account }));
  return (
    <QueryPane query={holds} skeleton={<TableSkeleton rows={4} columns={3} />}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState title={t("none")} text={t("noneText")} />
        ) : (
          <LinkList label={t("label")}>
            {rows.map((row) => (
              <LinkRow
                key={row.delivery ?? row.since}
                href={row.delivery ? `/store/deliveries/${row.delivery}` : "/store/account"}
                title={`${format.instant(row.since)}${row.store && row.store !== store ? ` · ${row.store}` : ""}`}
                text={<Facts>{row.delivery ?? t("other")}</Facts>}
                amount={format.money(parseFen(row.amount) ?? 0)}
                status={
                  row.status && <StatusChip kind="delivery" status={row.status as StatusOf<"delivery">} />
                }
              />
            ))}
          </LinkList>
        )
      }
    </QueryPane>
  );
}
