"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { parseFen } from "@/server/shared/fen";
import type { Order } from "./order-detail";

/** Generation left the order in the pool for want of money (R15): by how much, and the way to pay it in. */
export function BlockedNotice({ blocked }: { blocked: NonNullable<Order["blocked"]> }) {
  const t = useTranslations("store.orderDetail.blocked");
  const format = useFormat();
  const trpc = useTRPC();
  const me = useQuery(trpc.auth.me.queryOptions());
  const seesMoney = me.data?.abilities.includes("account.read") ?? false;
  const money = (text: string) => format.money(parseFen(text) ?? 0);
  const isCod = blocked.code === "account/cod-limit";
  if (!seesMoney) return <Refusal sentence={t("noMoney", { at: format.instant(blocked.since) })} />;
  return (
    <Refusal
      sentence={t(isCod ? "cod" : "text", {
        at: format.instant(blocked.since),
        amount: money(blocked.shortfall),
      })}
      figures={[
        { label: t("needed"), value: money(blocked.needed) },
        { label: t("available"), value: money(blocked.available) },
        { label: t("shortfall"), value: money(blocked.shortfall) },
      ]}
      action={
        !isCod && (
          <LinkButton
            href={`/store/account/deposit?amount=${blocked.shortfall}`}
            size="large"
            variant="primary"
          >
            {t("deposit", { amount: money(blocked.shortfall) })}
          </LinkButton>
        )
      }
    />
  );
}
