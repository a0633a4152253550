"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Quantity } from "@/app/_ui/quantity";
import { asBusinessDay } from "@/server/shared/business-day";
import { LinkList, LinkRow } from "../../_components/link-list";
import type { StoreItem } from "../../stock/_components/stock-card";

/** The last deliveries of an item: when, how much, at which price. */
export function LastDeliveries({ item }: { item: StoreItem }) {
  const t = useTranslations("store.scan");
  const format = useFormat();
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-base font-semibold">{t("lastDeliveries")}</h2>
      <LinkList label={t("lastDeliveries")}>
        {item.deliveries.map(({ delivery, deliverOn, each, unitPriceFen }) => (
          <LinkRow
            key={delivery}
            href={`/store/deliveries/${delivery}`}
            title={format.dayOfWeek(asBusinessDay(deliverOn))}
            text={delivery}
            amount={<Quantity qty={each} unit={item.unit} isWeighed={item.isWeighed} />}
            status={<span className="text-sm text-quiet">{format.money(unitPriceFen)}</span>}
          />
        ))}
      </LinkList>
    </section>
  );
}
