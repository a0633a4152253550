"use client";

import { useQuery } from "@tanstack/react-query";
import { ShieldAlert, Undo2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { PageHeader } from "@/app/_ui/page-header";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { StatusChip } from "@/app/_ui/status-chip";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";
import { useAbility } from "../../_lib/use-ability";
import { QuotaMeter } from "./quota-meter";

/** Returns of a store, newest first, how much more it may return, and what headquarters want back. */
export function ReturnList({ store }: { store: string }) {
  const t = useTranslations("store.returns");
  const format = useFormat();
  const trpc = useTRPC();
  const may = useAbility("return.submit");
  const { cursor } = useListParams();
  const list = useQuery(trpc.returns.list.queryOptions({ store, limit: 30, cursor }));
  const quota = useQuery(trpc.returns.quota.queryOptions({ store }));
  const recalls = useQuery(trpc.returns.recallsOf.queryOptions({ store }));
  return (
    <>
      <PageHeader title={t("title")} text={t("text")} />
      {recalls.data && recalls.data.length > 0 && (
        <LinkList label={t("recall.list")}>
          {recalls.data.map(({ recall, reason, items }) => (
            <LinkRow
              key={recall}
              href={`/store/returns/new?recall=${encodeURIComponent(recall)}`}
              icon={<ShieldAlert className="text-blocked" aria-hidden />}
              title={t("recall.row", { count: items.length })}
              text={reason}
            />
          ))}
        </LinkList>
      )}
      {quota.data && <QuotaMeter quota={quota.data} />}
      <QueryPane query={list}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={Undo2} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.return}
                    href={`/store/returns/${row.return}`}
                    title={t(`reasons.${row.reason}`)}
                    amount={format.money(row.creditFen ?? row.valueFen)}
                    text={
                      <Facts>
                        {format.instant(row.submittedAt)}
                        {t("lineCount", { count: row.lines })}
                        {row.submittedBy}
                      </Facts>
                    }
                    status={<StatusChip kind="return" status={row.status} />}
                  />
                ))}
              </LinkList>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
      {may && (
        <>
          <div className="h-20 md:hidden" />
          <PinnedAction>
            <LinkButton href="/store/returns/new" variant="primary" size="touch" className="w-full md:w-auto">
              {t("new")}
            </LinkButton>
          </PinnedAction>
        </>
      )}
    </>
  );
}
