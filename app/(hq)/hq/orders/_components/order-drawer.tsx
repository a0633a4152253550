"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { asBusinessDay } from "@/server/shared/business-day";
import { parseFen } from "@/server/shared/fen";
import { Facts, Section } from "../../_components/facts";
import { History } from "../../_components/history";
import { Instant } from "../../_components/instant";
import { PlainTable } from "../../_components/plain-table";
import { StoreLink } from "../../_components/record-link";
import { deliveryHref } from "../../_lib/links";
import { BlockedOrder } from "./blocked-order";
import { OrderLines } from "./order-lines";

/** One order: what was promised line by line, what became of it, which deliveries serve it, who did what. */
export function OrderDrawer({ order, onClose }: { order: string | undefined; onClose: () => void }) {
  return (
    <Drawer
      isOpen={order !== undefined}
      onClose={onClose}
      width="wide"
      title={order ? <DocumentNumber no={order} /> : ""}
    >
      {order && <OrderDetail order={order} />}
    </Drawer>
  );
}

function OrderDetail({ order }: { order: string }) {
  const trpc = useTRPC();
  const t = useTranslations("hq.order");
  const view = useQuery(trpc.order.get.queryOptions({ order }));
  const events = useQuery(trpc.order.events.queryOptions({ order }));
  return (
    <>
      <QueryPane query={view}>{(data) => <OrderFacts view={data} />}</QueryPane>
      <Section title={t("history")}>
        <QueryPane query={events}>{(rows) => <History events={rows} />}</QueryPane>
      </Section>
    </>
  );
}

function OrderFacts({ view }: { view: RouterOutputs["order"]["get"] }) {
  const t = useTranslations("hq.order");
  const format = useFormat();
  return (
    <>
      {view.blocked && <BlockedOrder blocked={view.blocked} />}
      <Facts
        facts={[
          {
            label: t("status"),
            value: <StatusChip kind="order" status={view.status as StatusOf<"order">} />,
          },
          {
            label: t("store"),
            value: <StoreLink code={view.store} name={view.storeName} />,
          },
          {
            label: t("submitted"),
            value: (
              <>
                <Instant at={view.at} /> · {view.by}
              </>
            ),
          },
          ...(view.deliverOn
            ? [{ label: t("deliverOn"), value: format.dayOfWeek(asBusinessDay(view.deliverOn)) }]
            : []),
          ...(view.reference ? [{ label: t("reference"), value: view.reference }] : []),
          ...(view.endReason ? [{ label: t("endReason"), value: view.endReason }] : []),
        ]}
      />
      <Section title={t("lines", { count: view.lines.length })}>
        <OrderLines view={view} />
      </Section>
      <Section title={t("deliveries", { count: view.deliveries.length })}>
        {view.deliveries.length === 0 ? (
          <p className="text-quiet">{t("noDelivery")}</p>
        ) : (
          <PlainTable
            label={t("deliveries", { count: view.deliveries.length })}
            heads={[
              { key: "no", label: t("delivery") },
              { key: "dc", label: t("dc") },
              { key: "pick", label: t("pickType") },
              { key: "status", label: t("status") },
              { key: "amount", label: t("amount"), isFigure: true },
            ]}
            rows={view.deliveries.map((one) => ({
              key: one.delivery,
              cells: [
                <DocumentNumber key="no" no={one.delivery} href={deliveryHref(one.delivery)} />,
                one.dc,
                t(`pick.${one.pickType as "case" | "loose"}`),
                <StatusChip key="status" kind="delivery" status={one.status as StatusOf<"delivery">} />,
                <Money key="amount" fen={parseFen(one.amount)} />,
              ],
            }))}
          />
        )}
      </Section>
    </>
  );
}
