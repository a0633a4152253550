"use client";

import { BadgePercent, Gift, TicketPercent } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import type { Promoted } from "@/server/promotion/engine";
import type { SheetIndex } from "../_lib/sheet-index";

/** What an order earns, one by one: discounts with their money, gifts with what they are for, coupons to come. */
export function Earned({ sheet, promoted }: { sheet: SheetIndex; promoted: Promoted }) {
  const t = useTranslations("store.order.deals");
  const format = useFormat();
  const { discounts, gifts, issued, couponUsed } = promoted;
  if (discounts.length + gifts.length + issued.length === 0 && !couponUsed)
    return <p className="text-quiet">{t("nothing")}</p>;
  return (
    <ul className="flex flex-col gap-2">
      {discounts.map(({ promotion, moneyFen }) => (
        <Row key={promotion.id} icon={<BadgePercent aria-hidden />} name={promotion.name}>
          <span className="text-done">{format.money(-moneyFen)}</span>
        </Row>
      ))}
      {couponUsed && (
        <Row icon={<TicketPercent aria-hidden />} name={t("coupon", { code: couponUsed.coupon.code })}>
          <span className="text-done">{format.money(-couponUsed.discountFen)}</span>
        </Row>
      )}
      {gifts.map(({ promotion, itemId, qtyEach }) => {
        const item = sheet.byId.get(itemId);
        return (
          <Row
            key={`${promotion.id} ${itemId}`}
            icon={<Gift aria-hidden />}
            name={item?.name ?? ""}
            note={promotion.name}
          >
            {t("gift", {
              qty: format.quantity(qtyEach, item?.isWeighed),
              unit: item?.isWeighed ? "kg" : (item?.unit ?? ""),
            })}
          </Row>
        );
      })}
      {issued.map(({ promotion, times }) => (
        <Row
          key={promotion.id}
          icon={<TicketPercent aria-hidden />}
          name={promotion.name}
          note={t("issuedNote")}
        >
          {t("issued", { count: times, value: format.money(promotion.couponValueFen ?? 0) })}
        </Row>
      ))}
    </ul>
  );
}

interface RowProps {
  icon: ReactNode;
  name: string;
  note?: string;
  children: ReactNode;
}

function Row({ icon, name, note, children }: RowProps) {
  return (
    <li className="flex items-start gap-2 [&_svg]:mt-1 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-accent">
      {icon}
      <span className="min-w-0 flex-1">
        {name}
        {note && <span className="block text-sm text-quiet">{note}</span>}
      </span>
      <span className="whitespace-nowrap">{children}</span>
    </li>
  );
}
