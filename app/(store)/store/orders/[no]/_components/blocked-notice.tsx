"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { parseFen } from "@/server/shared/fen";
import type { Order } from "./order-detail";

/** Generation left the order in the pool for want of money (R15): by how much, and the way to pay it in. */
export function BlockedNotice({ blocked }: { blocked: NonNullable<Order["blocked"]> }) {
  const t = useTranslations("store.orderDetail.blocked");
  const format = useFormat();
  const money = (text: string) => format.money(parseFen(text) ?? 0);
  const isOverdue = blocked.code === "account/cod-overdue";
  const isCod = isOverdue || blocked.code === "account/cod-limit";
  const { needed, available, shortfall } = blocked;
  // Left out of the answer for those who may not see the balance.
  if (available === null || shortfall === null)
    return <Refusal sentence={t("noMoney", { at: format.instant(blocked.since) })} />;
  return (
    <Refusal
      sentence={t(isOverdue ? "overdue" : isCod ? "cod" : "text", {
        at: format.instant(blocked.since),
        amount: money(shortfall),
      })}
      figures={[
        { label: t("needed"), value: money(needed) },
        { label: t("available"), value: money(available) },
        { label: t("shortfall"), value: money(shortfall) },
      ]}
      action={
        !isCod && (
          <LinkButton href={`/store/account/deposit?amount=${shortfall}`} size="large" variant="primary">
            {t("deposit", { amount: money(shortfall) })}
          </LinkButton>
        )
      }
    />
  );
}
