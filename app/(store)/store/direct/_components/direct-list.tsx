"use client";

import { useQuery } from "@tanstack/react-query";
import { ClipboardList, Truck } from "lucide-react";
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

/** Orders with suppliers that wait for the goods, and what came, newest first. */
export function DirectList({ store }: { store: string }) {
  const t = useTranslations("store.direct");
  const format = useFormat();
  const trpc = useTRPC();
  const mayReceive = useAbility("direct.receive");
  const mayOrder = useAbility("direct.order");
  const { cursor } = useListParams();
  const receipts = useQuery(trpc.direct.receipts.queryOptions({ store, limit: 30, cursor }));
  const orders = useQuery(trpc.direct.orders.queryOptions({ store, status: "open", limit: 50 }));
  return (
    <>
      <PageHeader
        back={{ href: "/store/deliveries", label: t("deliveries") }}
        title={t("title")}
        text={t("text")}
        action={mayOrder && <LinkButton href="/store/direct/order">{t("order.new")}</LinkButton>}
      />
      {orders.data && orders.data.rows.length > 0 && (
        <LinkList label={t("order.list")}>
          {orders.data.rows.map((row) => (
            <LinkRow
              key={row.order}
              href={`/store/direct/new?order=${encodeURIComponent(row.order)}`}
              icon={<ClipboardList aria-hidden />}
              title={row.supplier}
              status={t("order.open", { count: row.openLines })}
              text={
                <Facts>
                  {t("order.expected", { day: format.day(row.expectedOn) })}
                  {row.order}
                </Facts>
              }
            />
          ))}
        </LinkList>
      )}
      <QueryPane query={receipts}>
        {({ rows, nextCursor }) =>
          rows.length === 0 ? (
            <EmptyState icon={Truck} title={t("none")} text={t("noneText")} />
          ) : (
            <>
              <LinkList label={t("title")}>
                {rows.map((row) => (
                  <LinkRow
                    key={row.receipt}
                    href={`/store/direct/${row.receipt}`}
                    title={row.supplier}
                    amount={format.money(row.amountFen)}
                    text={
                      <Facts>
                        {format.instant(row.receivedAt)}
                        {t("lines", { count: row.lines })}
                        {row.receivedBy}
                      </Facts>
                    }
                    status={row.status === "reversed" && <StatusChip kind="receipt" status={row.status} />}
                  />
                ))}
              </LinkList>
              <Pager paging={{ nextCursor, count: rows.length }} />
            </>
          )
        }
      </QueryPane>
      {mayReceive && (
        <>
          <div className="h-20 md:hidden" />
          <PinnedAction>
            <LinkButton href="/store/direct/new" variant="primary" size="touch" className="w-full md:w-auto">
              {t("receive")}
            </LinkButton>
          </PinnedAction>
        </>
      )}
    </>
  );
}
