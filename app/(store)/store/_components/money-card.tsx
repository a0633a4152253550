"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { Money } from "@/app/_ui/money";
import type { Home } from "../_lib/home";
import { CardLink } from "./link-list";

type MoneyFacts = NonNullable<Home["money"]>;

/** What can I spend, and how that comes about: what the account has, what is held, what the pool will ask for. */
export function MoneyCard({ money }: { money: MoneyFacts }) {
  const t = useTranslations("store.home.money");
  const format = useFormat();
  const lines = linesOf(money);
  return (
    <Card title={t("title")} aside={<CardLink href="/store/account">{t("ledger")}</CardLink>}>
      <p className={cn("text-title font-semibold", money.spendableFen < 0 && "text-blocked")}>
        {format.money(money.spendableFen)}
      </p>
      <dl className="mt-2 grid grid-cols-[1fr_auto] gap-x-6 gap-y-1 border-t pt-2 text-sm">
        {lines.map(({ key, fen }) => (
          <div key={key} className="contents">
            <dt className="text-quiet">{t(key)}</dt>
            <dd className="text-right">
              <Money fen={fen} />
            </dd>
          </div>
        ))}
      </dl>
      {money.kind === "prepaid" && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-2">
          {money.pendingCount > 0 ? (
            <p className="text-sm text-information">
              {t("pending", { count: money.pendingCount, amount: format.money(money.pendingFen) })}
            </p>
          ) : (
            <span />
          )}
          <LinkButton
            href={
              money.spendableFen < 0
                ? `/store/account/deposit?amount=${(-money.spendableFen / 100).toFixed(2)}`
                : "/store/account/deposit"
            }
            size="large"
          >
            {t("deposit")}
          </LinkButton>
        </div>
      )}
    </Card>
  );
}

type Key = "balance" | "credit" | "held" | "pooled" | "limit" | "unpaid";

function linesOf(money: MoneyFacts): { key: Key; fen: number }[] {
  if (money.kind === "cod") {
    return [
      { key: "limit", fen: money.limitFen },
      { key: "unpaid", fen: -money.unpaidFen },
    ];
  }
  const lines: { key: Key; fen: number }[] = [
    { key: "balance", fen: money.balanceFen },
    { key: "credit", fen: money.creditLimitFen },
    { key: "held", fen: -money.heldFen },
    { key: "pooled", fen: -money.pooledFen },
  ];
  return lines.filter(({ key, fen }) => key === "balance" || fen !== 0);
}
