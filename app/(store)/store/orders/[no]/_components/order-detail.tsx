"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card, Figures } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money, MoneyExplanation } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { StatusChip } from "@/app/_ui/status-chip";
import type { OrderStatus } from "@/server/order/schema";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { QueryPane } from "../../../_components/query-pane";
import { BlockedNotice } from "./blocked-notice";
import { DiscardButton } from "./discard-button";
import { EndNotice } from "./end-notice";
import { OrderDeliveries } from "./order-deliveries";
import { OrderEvents } from "./order-events";
import { asWished, OrderLines } from "./order-lines";
import { OrderPromise } from "./order-promise";
import { SentNotice } from "./sent-notice";
import { WithdrawButton } from "./withdraw-button";

export type Order = RouterOutputs["order"]["get"];

/** An order as its store sees it: where it stands, what became of each line, what happened, and what can still be done. */
export function OrderDetail({ order, isJustSent }: { order: string; isJustSent: boolean }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.order.get.queryOptions({ order }));
  const t = useTranslations("store.orderDetail");
  return (
    <>
      {!query.data && <PageHeader title={order} back={{ href: "/store/orders", label: t("back") }} />}
      <QueryPane query={query}>{(data) => <Detail order={data} isJustSent={isJustSent} />}</QueryPane>
    </>
  );
}

function Detail({ order, isJustSent }: { order: Order; isJustSent: boolean }) {
  const t = useTranslations("store.orderDetail");
  const format = useFormat();
  const fen = (text: string) => parseFen(text) ?? 0;
  const { goods, discount, payable } = order.totals;
  const status = order.blocked && order.status === "pooled" ? "blocked" : (order.status as OrderStatus);
  return (
    <>
      {isJustSent && order.status !== "draft" && order.status !== "cancelled" && <SentNotice order={order} />}
      <PageHeader
        back={{ href: "/store/orders", label: t("back") }}
        title={<DocumentNumber no={order.order} />}
        aside={<StatusChip kind="order" status={status} />}
        text={`${order.storeName} · ${format.instant(order.at)} · ${order.by}${order.reference ? ` · ${order.reference}` : ""}`}
        action={
          <>
            <WithdrawButton order={order} />
            <DiscardButton order={order} />
            <LinkButton href={`/store/order?copy=${order.order}`} size="large" icon={<Copy aria-hidden />}>
              {order.status === "draft" ? t("continue") : t("again")}
            </LinkButton>
          </>
        }
      />
      {order.blocked && <BlockedNotice blocked={order.blocked} />}
      {order.endReason && <EndNotice reason={order.endReason} />}
      <Card>
        <Figures
          figures={[
            {
              label: t("payable"),
              value: (
                <Money
                  fen={fen(payable)}
                  explain={
                    <MoneyExplanation
                      lines={[
                        { label: t("goods", { count: order.lines.length }), fen: fen(goods) },
                        { label: t("discount"), fen: -fen(discount) },
                      ]}
                      total={{ label: t("payable"), fen: fen(payable) }}
                      rule={t("priceRule")}
                    />
                  }
                />
              ),
            },
            { label: t("lines"), value: format.count(order.lines.length) },
            {
              label: t("deliverOn"),
              value: order.deliverOn ? format.dayOfWeek(asBusinessDay(order.deliverOn)) : "–",
            },
          ]}
        />
      </Card>
      {order.status !== "draft" && <OrderPromise promised={order.promised} />}
      <OrderDeliveries deliveries={order.deliveries} />
      <OrderLines lines={order.status === "draft" ? order.lines.map(asWished) : order.lines} />
      <OrderEvents order={order.order} />
    </>
  );
}
