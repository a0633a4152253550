"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../_components/instant";
import { PlainTable } from "../../../_components/plain-table";
import { depositHref } from "../../../_lib/links";

/** The slips of this account, newest first. */
export function AccountDeposits({ account }: { account: string }) {
  const t = useTranslations("hq.deposits");
  const trpc = useTRPC();
  const deposits = useQuery(trpc.account.deposits.list.queryOptions({ account }));
  return (
    <QueryPane query={deposits}>
      {({ rows }) =>
        rows.length === 0 ? (
          <div className="rounded-md border bg-raised">
            <EmptyState title={t("empty")} />
          </div>
        ) : (
          <PlainTable
            label={t("title")}
            heads={[
              { key: "no", label: t("columns.deposit") },
              { key: "status", label: t("columns.status") },
              { key: "payer", label: t("columns.payer") },
              { key: "at", label: t("columns.at") },
              { key: "amount", label: t("columns.amount"), isFigure: true },
              { key: "received", label: t("columns.received"), isFigure: true },
            ]}
            rows={rows.map((row) => ({
              key: row.deposit,
              cells: [
                <DocumentNumber key="no" no={row.deposit} href={depositHref(row.deposit)} />,
                <StatusChip key="status" kind="deposit" status={row.status} />,
                row.payer,
                <Instant key="at" at={row.at} />,
                <Money key="amount" fen={parseFen(row.amount)} />,
                <Money key="received" fen={row.received === null ? null : parseFen(row.received)} />,
              ],
            }))}
          />
        )
      }
    </QueryPane>
  );
}
