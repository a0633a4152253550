"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { MoneyExplanation } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";

/** More open deliveries than a store has. */
const duesMax = 500;

/** What a store that pays on delivery owes: delivery by delivery, with its age, and what is left of its limit (R05). */
export function OwedBoard({ store }: { store: string }) {
  const t = useTranslations("store.owed");
  const format = useFormat();
  const trpc = useTRPC();
  const ageing = useQuery(trpc.cod.ageing.queryOptions({}));
  const owed = useQuery(trpc.cod.dues.queryOptions({ store, state: "owed", limit: duesMax }));
  const credits = useQuery(trpc.cod.dues.queryOptions({ store, state: "credit", limit: duesMax }));
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      <QueryPane query={ageing}>
        {({ rows, stopAfterDays }) => {
          const row = rows.find((one) => one.store === store);
          const fen = (text: string | undefined) => parseFen(text ?? "") ?? 0;
          const unpaid = fen(row?.unpaid);
          const notYetDue = fen(row?.notYetDue);
          return (
            <Card title={t("unpaid")}>
              <p className="text-title font-semibold">{format.money(unpaid)}</p>
              <div className="mt-3 border-t pt-3">
                <MoneyExplanation
                  lines={[
                    { label: t("due"), fen: unpaid - notYetDue },
                    { label: t("notYetDue"), fen: notYetDue, note: t("notYetDueNote") },
                  ]}
                  total={{ label: t("unpaid"), fen: unpaid }}
                  rule={row?.limit ? t("limit", { amount: format.money(fen(row.limit)) }) : undefined}
                />
                {row?.isStopped && (
                  <p className="mt-3 text-blocked">{t("stopped", { days: stopAfterDays ?? 0 })}</p>
                )}
              </div>
            </Card>
          );
        }}
      </QueryPane>
      <QueryPane query={owed} skeleton={<TableSkeleton rows={4} columns={3} />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={t("none")} text={t("noneText")} />
          ) : (
            <LinkList label={t("list")}>
              {rows.map((due) => (
                <LinkRow
                  key={due.delivery}
                  href={`/store/deliveries/${due.delivery}`}
                  title={due.delivery}
                  text={due.days === null ? t("onTheWay") : t("days", { days: due.days })}
                  amount={<span className="font-medium">{format.money(parseFen(due.owed) ?? 0)}</span>}
                />
              ))}
            </LinkList>
          )
        }
      </QueryPane>
      <QueryPane query={credits}>
        {({ rows }) =>
          rows.length > 0 && (
            <LinkList label={t("credits")}>
              {rows.map((due) => (
                <LinkRow
                  key={due.delivery}
                  href={`/store/deliveries/${due.delivery}`}
                  title={due.delivery}
                  text={t("creditText")}
                  status={
                    <Chip tone="information">
                      {t("credit", { amount: format.money(parseFen(due.credit) ?? 0) })}
                    </Chip>
                  }
                />
              ))}
            </LinkList>
          )
        }
      </QueryPane>
    </>
  );
}
