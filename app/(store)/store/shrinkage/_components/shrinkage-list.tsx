"use client";

import { useQuery } from "@tanstack/react-query";
import { PackageX } from "lucide-react";
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

/** Write-offs of a store, newest first; a direct store sees what is left of its month. */
export function ShrinkageList({ store }: { store: string }) {
  const t = useTranslations("store.shrinkage");
  const format = useFormat();
  const trpc = useTRPC();
  const may = useAbility("shrinkage.report");
  const { cursor } = useListParams();
  const list = useQuery(trpc.shrinkage.list.queryOptions({ store, limit: 30, cursor }));
  const budget = useQuery(trpc.shrinkage.budget.queryOptions({ store }));
  return (
    <>
      <PageHeader
        title={t("title")}
        text={
          budget.data?.isControlled
            ? t("budget", {
                left: format.money(budget.data.leftFen),
                limit: format.money(budget.data.autoLimitFen),
              })
            : t("text")
        }
      />
      <QueryPane query={list}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={PackageX} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.shrinkage}
                    href={`/store/shrinkage/${row.shrinkage}`}
                    title={t(`reasons.${row.reason}`)}
                    amount={format.money(row.valueFen)}
                    text={
                      <Facts>
                        {format.instant(row.reportedAt)}
                        {t("lines", { count: row.lines })}
                        {row.reportedBy}
                      </Facts>
                    }
                    status={<StatusChip kind="shrinkage" status={row.status} />}
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
            <LinkButton
              href="/store/shrinkage/new"
              variant="primary"
              size="touch"
              className="w-full md:w-auto"
            >
              {t("new")}
            </LinkButton>
          </PinnedAction>
        </>
      )}
    </>
  );
}
