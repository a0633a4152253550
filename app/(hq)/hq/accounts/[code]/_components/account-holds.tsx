"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../_components/instant";
import { PlainTable } from "../../../_components/plain-table";
import { deliveryHref } from "../../../_lib/links";

/** Which delivery orders hold this account's money, oldest first (U10). */
export function AccountHolds({ account }: { account: string }) {
  const t = useTranslations("hq.account.holds");
  const trpc = useTRPC();
  const holds = useQuery(trpc.account.holds.queryOptions({ account }));
  return (
    <QueryPane query={holds}>
      {(rows) =>
        rows.length === 0 ? (
          <div className="rounded-md border bg-raised">
            <EmptyState title={t("empty")} text={t("emptyText")} />
          </div>
        ) : (
          <PlainTable
            label={t("title")}
            heads={[
              { key: "delivery", label: t("delivery") },
              { key: "store", label: t("store") },
              { key: "status", label: t("status") },
              { key: "since", label: t("since") },
              { key: "amount", label: t("amount"), isFigure: true },
            ]}
            rows={rows.map((row, index) => ({
              key: row.delivery ?? index,
              cells: [
                row.delivery && (
                  <DocumentNumber key="no" no={row.delivery} href={deliveryHref(row.delivery)} />
                ),
                row.store,
                row.status && (
                  <StatusChip key="status" kind="delivery" status={row.status as StatusOf<"delivery">} />
                ),
                <Instant key="since" at={row.since} />,
                <Money key="amount" fen={parseFen(row.amount)} />,
              ],
            }))}
            foot={[
              t("sum"),
              "",
              "",
              "",
              <Money key="sum" fen={rows.reduce((sum, row) => sum + (parseFen(row.amount) ?? 0), 0)} />,
            ]}
          />
        )
      }
    </QueryPane>
  );
}
