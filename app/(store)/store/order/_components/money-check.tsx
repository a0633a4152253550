"use client";

import { Banknote } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { MoneyExplanation } from "@/app/_ui/money";
import { formatFen } from "@/server/shared/fen";
import type { Cart } from "../_lib/use-cart";

/** Balance check 1 (R14): a warning with the shortfall and the way to pay it in, or to order less (`children`). It never stops an order. */
export function MoneyCheck({ cart, children }: { cart: Cart; children?: ReactNode }) {
  const t = useTranslations("store.order.money");
  const format = useFormat();
  if (!cart.balance) return null;
  const { availableFen, pooledFen, spendableFen, shortFen } = cart.balance;
  const explanation = (
    <MoneyExplanation
      lines={[
        { label: t("available"), fen: availableFen },
        { label: t("pooled"), fen: -pooledFen, note: t("pooledNote") },
        { label: t("thisOrder"), fen: -cart.payableFen },
      ]}
      total={{ label: t("left"), fen: spendableFen - cart.payableFen }}
    />
  );
  if (shortFen === 0) return <Card title={t("enough")}>{explanation}</Card>;
  return (
    <section role="alert" className="flex flex-col gap-3 rounded-lg bg-attention-soft p-4">
      <h2 className="flex items-center gap-2 text-base font-semibold text-attention">
        <Banknote aria-hidden className="size-5" />
        {t("short", { amount: format.money(shortFen) })}
      </h2>
      <p>{t("shortText")}</p>
      {explanation}
      <LinkButton
        href={`/store/account/deposit?amount=${formatFen(shortFen)}`}
        size="large"
        className="self-start"
        icon={<Banknote aria-hidden />}
      >
        {t("deposit", { amount: format.money(shortFen) })}
      </LinkButton>
      {children}
    </section>
  );
}
