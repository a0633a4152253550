"use client";

import { useQuery } from "@tanstack/react-query";
import { Tag } from "lucide-react";
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

/** Price changes of a store, newest first, and what became of them. */
export function PriceList({ store }: { store: string }) {
  const t = useTranslations("store.prices");
  const format = useFormat();
  const trpc = useTRPC();
  const { cursor } = useListParams();
  const list = useQuery(trpc.retail.changes.queryOptions({ store, limit: 30, cursor }));
  const terms = useQuery(trpc.retail.terms.queryOptions({ store }));
  return (
    <>
      <PageHeader title={t("title")} text={t(terms.data?.isDirect ? "textDirect" : "text")} />
      <QueryPane query={list}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={Tag} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.change}
                    href={`/store/prices/${row.change}`}
                    title={
                      row.lines === 1
                        ? row.firstItem
                        : t("andMore", { name: row.firstItem, count: row.lines - 1 })
                    }
                    amount={row.lines === 1 ? format.money(row.firstPriceFen) : undefined}
                    text={
                      <Facts>
                        {format.instant(row.effectiveAt)}
                        {row.endsAt && t("untilShort", { at: format.instant(row.endsAt) })}
                        {row.requestedBy}
                      </Facts>
                    }
                    status={<StatusChip kind="price" status={row.status} />}
                  />
                ))}
              </LinkList>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
      {terms.data?.mayChange && (
        <>
          <div className="h-20 md:hidden" />
          <PinnedAction>
            <LinkButton href="/store/prices/new" variant="primary" size="touch" className="w-full md:w-auto">
              {t("new")}
            </LinkButton>
          </PinnedAction>
        </>
      )}
    </>
  );
}
