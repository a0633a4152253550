"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { Countdown } from "@/app/_ui/countdown";
import { Money } from "@/app/_ui/money";
import { businessDayOf } from "@/server/shared/business-day";
import type { Cart } from "../_lib/use-cart";

/** What the order costs and what the window says to it. */
export function ReviewSums({ cart, serverNow }: { cart: Cart; serverNow: string }) {
  const t = useTranslations("store.order.review");
  const format = useFormat();
  const { closesAt, nextOpensAt, missingFen, overFen, leftFen } = cart;
  return (
    <Card
      title={t("sums")}
      aside={
        <span className={cn("text-sm", cart.isOffline ? "text-attention" : "text-quiet")}>
          {cart.isOffline ? t("offline") : cart.isConfirmed ? t("confirmed") : t("confirming")}
        </span>
      }
    >
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        <dt>{t("goods")}</dt>
        <dd className="text-right">
          <Money fen={cart.goodsFen} />
        </dd>
        {cart.discountFen > 0 && (
          <>
            <dt>{t("discount")}</dt>
            <dd className="text-right">
              <Money fen={-cart.discountFen} className="text-done" />
            </dd>
          </>
        )}
        <dt className="font-medium">{t("payable")}</dt>
        <dd className="text-right font-medium">
          <Money fen={cart.payableFen} />
        </dd>
      </dl>
      {cart.isOutdated && <p className="mt-3 text-sm text-attention">{t("outdated")}</p>}
      <div className="mt-3 flex flex-col gap-1 border-t pt-3 text-sm">
        {cart.isOpen ? (
          closesAt && (
            <p className="flex flex-wrap gap-x-2">
              {t("openUntil", {
                at: format.near(closesAt, businessDayOf(new Date(serverNow))),
              })}
              <Countdown
                until={closesAt}
                serverNow={serverNow}
                isOffline={cart.isOffline}
                over={t("closed")}
                onOver={cart.ask}
              />
            </p>
          )
        ) : (
          <p className="text-attention">
            {nextOpensAt
              ? t("closedUntil", {
                  at: format.near(nextOpensAt, businessDayOf(new Date(serverNow))),
                })
              : t("closed")}
          </p>
        )}
        {missingFen > 0 && (
          <p className="text-attention">{t("missing", { amount: format.money(missingFen) })}</p>
        )}
        {overFen > 0 && <p className="text-blocked">{t("over", { amount: format.money(overFen) })}</p>}
        {overFen <= 0 && leftFen !== undefined && (
          <p className="text-quiet">{t("left", { amount: format.money(leftFen) })}</p>
        )}
      </div>
    </Card>
  );
}
