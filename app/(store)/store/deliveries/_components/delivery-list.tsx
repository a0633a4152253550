"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Truck } from "lucide-react";
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
import { deliveryStatuses } from "@/server/delivery/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { LinkList, LinkRow } from "../../_components/link-list";
import { QueryPane } from "../../_components/query-pane";

/** What came and what is coming: the deliveries of a store with their day and state. */
export function DeliveryList({ store }: { store: string }) {
  const t = useTranslations("store.deliveries");
  const word = useStatusWord();
  const format = useFormat();
  const trpc = useTRPC();
  const { cursor, get } = useListParams();
  const status = deliveryStatuses.find((one) => one === get("status"));
  const due = useQuery(trpc.shell.storeDay.queryOptions({ store })).data?.direct ?? 0;
  const deliveries = useQuery({
    ...trpc.delivery.list.queryOptions({ store, status, limit: 30, cursor }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={t("title")} action={<LinkButton href="/store/direct">{t("direct")}</LinkButton>} />
      {due > 0 && (
        <LinkList label={t("direct")}>
          <LinkRow href="/store/direct" icon={<Truck aria-hidden />} title={t("directDue", { count: due })} />
        </LinkList>
      )}
      <FilterBar
        filters={[
          {
            name: "status",
            label: t("status"),
            options: deliveryStatuses.map((value) => ({ value, label: word("delivery", value) })),
          },
        ]}
      />
      <QueryPane query={deliveries} skeleton={<TableSkeleton rows={8} columns={3} />}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={Truck} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.delivery}
                    href={`/store/deliveries/${row.delivery}`}
                    title={format.dayOfWeek(asBusinessDay(row.deliverOn))}
                    text={
                      <Facts>
                        {row.delivery}
                        {t(`pick.${row.pickType}`)}
                        {t("lines", { count: row.lines })}
                      </Facts>
                    }
                    status={<StatusChip kind="delivery" status={row.status} />}
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
