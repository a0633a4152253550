"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ClipboardList } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Pager } from "@/app/_ui/data-table/pager";
import { useListParams } from "@/app/_ui/data-table/use-list-params";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { StatusChip, useStatusWord } from "@/app/_ui/status-chip";
import { type OrderStatus, orderStatuses } from "@/server/order/schema";
import { parseFen } from "@/server/shared/fen";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";

/** The orders of a store with their states, found by number, reference or state. */
export function OrderList({ store }: { store: string }) {
  const t = useTranslations("store.orders");
  const word = useStatusWord();
  const format = useFormat();
  const trpc = useTRPC();
  const { q, cursor, get } = useListParams();
  const status = orderStatuses.find((one) => one === get("status"));
  const orders = useQuery({
    ...trpc.order.list.queryOptions({ store, limit: 30, cursor, status, search: q || undefined }),
    placeholderData: keepPreviousData,
  });
  const isFiltered = q !== "" || status !== undefined;
  return (
    <>
      <PageHeader
        title={t("title")}
        action={
          <LinkButton href="/store/order" size="large" variant="primary">
            {t("new")}
          </LinkButton>
        }
      />
      <FilterBar
        search={t("search")}
        filters={[
          {
            name: "status",
            label: t("status"),
            options: orderStatuses.map((value) => ({ value, label: word("order", value) })),
          },
        ]}
      />
      <QueryPane query={orders} skeleton={<TableSkeleton rows={8} columns={3} />}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState
              icon={ClipboardList}
              title={isFiltered ? t("noneFound") : t("none")}
              text={isFiltered ? undefined : t("noneText")}
              action={!isFiltered && <LinkButton href="/store/order">{t("new")}</LinkButton>}
            />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.order}
                    href={`/store/orders/${row.order}`}
                    title={
                      row.reference ? `${format.instant(row.at)} · ${row.reference}` : format.instant(row.at)
                    }
                    text={
                      <Facts>
                        {row.order}
                        {t("lines", { count: row.lines })}
                      </Facts>
                    }
                    amount={format.money(parseFen(row.payable) ?? 0)}
                    status={
                      <StatusChip
                        kind="order"
                        status={row.blocked ? "blocked" : (row.status as OrderStatus)}
                      />
                    }
                  />
                ))}
              </LinkList>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
    </>
  );
}
