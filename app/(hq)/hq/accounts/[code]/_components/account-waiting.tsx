"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../_components/instant";
import { PlainTable } from "../../../_components/plain-table";
import { depositHref, orderHref } from "../../../_lib/links";

/** The orders that make up the pooled amount; those that were refused first, with what they lack (R15). */
export function AccountPooled({ account }: { account: string }) {
  const t = useTranslations("hq.account.waiting");
  const format = useFormat();
  const waiting = useQuery(useTRPC().funds.waiting.queryOptions({ account }));
  return (
    <QueryPane query={waiting}>
      {({ pooled }) =>
        pooled.count === 0 ? (
          <EmptyState title={t("nonePooled")} />
        ) : (
          <PlainTable
            label={t("pooled")}
            heads={[
              { key: "order", label: t("order") },
              { key: "store", label: t("store") },
              { key: "at", label: t("submittedAt") },
              { key: "blocked", label: t("state") },
              { key: "amount", label: t("amount"), isFigure: true },
            ]}
            rows={pooled.rows.map((row) => ({
              key: row.order,
              cells: [
                <DocumentNumber key="no" no={row.order} href={orderHref(row.order)} />,
                row.store,
                row.submittedAt && <Instant key="at" at={row.submittedAt} />,
                row.blocked && (
                  <Chip key="blocked" tone="blocked">
                    {t("blocked", { amount: format.money(parseFen(row.blocked.shortfall) ?? 0) })}
                  </Chip>
                ),
                <Money key="amount" fen={parseFen(row.amount)} />,
              ],
            }))}
            foot={[
              t("sum", { count: pooled.count }),
              "",
              "",
              "",
              <Money key="sum" fen={parseFen(pooled.sum)} />,
            ]}
          />
        )
      }
    </QueryPane>
  );
}

/** The slips that make up what is on its way; none of it counts before finance has seen it (R10). */
export function AccountPending({ account }: { account: string }) {
  const t = useTranslations("hq.account.waiting");
  const waiting = useQuery(useTRPC().funds.waiting.queryOptions({ account }));
  return (
    <QueryPane query={waiting}>
      {({ pending }) =>
        pending.count === 0 ? (
          <EmptyState title={t("nonePending")} />
        ) : (
          <PlainTable
            label={t("pending")}
            heads={[
              { key: "deposit", label: t("deposit") },
              { key: "payer", label: t("payer") },
              { key: "at", label: t("declaredAt") },
              { key: "status", label: t("state") },
              { key: "amount", label: t("amount"), isFigure: true },
            ]}
            rows={pending.rows.map((row) => ({
              key: row.deposit,
              cells: [
                <DocumentNumber key="no" no={row.deposit} href={depositHref(row.deposit)} />,
                row.payer,
                <Instant key="at" at={row.at} />,
                <StatusChip key="status" kind="deposit" status={row.status as StatusOf<"deposit">} />,
                <Money key="amount" fen={parseFen(row.amount)} />,
              ],
            }))}
            foot={[
              t("sum", { count: pending.count }),
              "",
              "",
              "",
              <Money key="sum" fen={parseFen(pending.sum)} />,
            ]}
          />
        )
      }
    </QueryPane>
  );
}
