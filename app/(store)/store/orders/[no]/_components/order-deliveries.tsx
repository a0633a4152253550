"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Facts } from "@/app/_ui/facts";
import { StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import { LinkList, LinkRow } from "../../../_components/link-list";
import type { Order } from "./order-detail";

/** The deliveries that bring the order. */
export function OrderDeliveries({ deliveries }: { deliveries: Order["deliveries"] }) {
  const t = useTranslations("store.orderDetail.deliveries");
  const format = useFormat();
  if (deliveries.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("title")}</h2>
      <LinkList label={t("title")}>
        {deliveries.map((delivery) => (
          <LinkRow
            key={delivery.delivery}
            href={`/store/deliveries/${delivery.delivery}`}
            title={`${t("dc", { dc: delivery.dc })} · ${t(`pick.${delivery.pickType as "case"}`)}`}
            text={<Facts>{delivery.delivery}</Facts>}
            amount={format.money(parseFen(delivery.amount) ?? 0)}
            status={<StatusChip kind="delivery" status={delivery.status as StatusOf<"delivery">} />}
          />
        ))}
      </LinkList>
    </section>
  );
}
