"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { withWholeNumbers } from "@/app/_ui/whole-numbers";
import { parseFen } from "@/server/shared/fen";
import type { Order } from "./order-detail";

/** The server has it: the order's number, and what is still to do for it to be delivered. */
export function SentNotice({ order }: { order: Order }) {
  const t = useTranslations("store.orderDetail.sent");
  const format = useFormat();
  const short = order.warnings[0]?.shortfall;
  return (
    <section role="status" className="flex flex-col gap-3 rounded-lg bg-done-soft p-4">
      <p className="flex items-center gap-2 text-base font-semibold text-done">
        <CircleCheck aria-hidden className="size-5" />
        {t("title")}
      </p>
      <p>{withWholeNumbers(t("text", { order: order.order, at: format.instant(order.at) }))}</p>
      {short && (
        <>
          <p className="font-medium text-attention">
            {t("short", { amount: format.money(parseFen(short) ?? 0) })}
          </p>
          <LinkButton href={`/store/account/deposit?amount=${short}`} size="large" className="self-start">
            {t("deposit", { amount: format.money(parseFen(short) ?? 0) })}
          </LinkButton>
        </>
      )}
    </section>
  );
}
