"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Banknote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { useReasonWord } from "@/app/_lib/use-reason-word";
import { LinkButton } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { QueryPane } from "../../_components/query-pane";

/** The account's deposit slips with what became of them; each opens with what can be done now. */
export function DepositList({ account }: { account: string }) {
  const t = useTranslations("store.account.slips");
  const format = useFormat();
  const reasonWord = useReasonWord();
  const trpc = useTRPC();
  const { cursor } = useListParams();
  const slips = useQuery({
    ...trpc.account.deposits.list.queryOptions({ account, limit: 30, cursor }),
    placeholderData: keepPreviousData,
  });
  const money = (text: string) => format.money(parseFen(text) ?? 0);
  return (
    <QueryPane query={slips} skeleton={<TableSkeleton rows={5} columns={3} />}>
      {({ rows, nextCursor }) =>
        rows.length === 0 ? (
          <EmptyState
            icon={Banknote}
            title={t("none")}
            text={t("noneText")}
            action={<LinkButton href="/store/account/deposit">{t("new")}</LinkButton>}
          />
        ) : (
          <div className="flex flex-col gap-3">
            <ul className="divide-y rounded-lg border bg-raised">
              {rows.map((row) => (
                <li key={row.deposit} className="flex items-start justify-between gap-3 px-4 py-3">
                  <div className="min-w-0">
                    <p className="font-medium">{money(row.amount)}</p>
                    <Facts className="text-sm text-quiet">
                      {row.deposit}
                      {format.instant(row.at)}
                      {t(`method.${row.method as "cash"}`)}
                      <span className="break-words whitespace-normal">{row.payer}</span>
                      {row.reference && (
                        <span className="break-words whitespace-normal">{row.reference}</span>
                      )}
                    </Facts>
                    {row.received !== null && row.received !== row.amount && (
                      <p className="text-sm text-attention">
                        {t("received", { amount: money(row.received) })}
                      </p>
                    )}
                    {row.reason && (
                      <p className="text-sm text-quiet">{t("reason", { reason: reasonWord(row.reason) })}</p>
                    )}
                  </div>
                  <div className="flex flex-col items-end gap-2">
                    <StatusChip kind="deposit" status={row.status} />
                    <LinkButton variant="quiet" href={`/store/account/deposit/${row.deposit}`}>
                      {t("open")}
                    </LinkButton>
                  </div>
                </li>
              ))}
            </ul>
            <Pager paging={{ nextCursor, count: rows.length }} />
          </div>
        )
      }
    </QueryPane>
  );
}
