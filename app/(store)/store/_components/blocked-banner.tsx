"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import type { Home } from "../_lib/home";

/** Orders were refused for want of money: how much to pay until when, or that the money is there by now (R15). */
export function BlockedBanner({ home }: { home: Home }) {
  const t = useTranslations("store.home.blocked");
  const format = useFormat();
  if (!home.blocked) return null;
  const { code, orders, payFen, isCovered, nextRunAt } = home.blocked;
  const isToday = businessDayOf(new Date(nextRunAt)) === home.businessDay;
  const at = isToday ? format.time(nextRunAt) : format.near(nextRunAt, home.businessDay);
  if (isCovered)
    return (
      <p role="status" className="flex gap-3 rounded-md bg-done-soft px-4 py-3 font-medium text-done">
        <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t("covered", { count: orders, at })}
      </p>
    );
  if (payFen === null) return <Refusal sentence={t("noMoney", { count: orders, at })} />;
  const amount = format.money(payFen);
  if (code !== "account/insufficient-balance") {
    const which = code === "account/cod-overdue" ? "codOverdue" : "cod";
    return <Refusal sentence={t(which, { count: orders, amount, at })} />;
  }
  const pendingFen = home.money?.kind === "prepaid" ? home.money.pendingFen : 0;
  // Paying twice helps nobody: the slip that is under way covers it once finance has approved it.
  if (pendingFen >= payFen)
    return (
      <Refusal
        sentence={t("pending", { count: orders, amount, at, pending: format.money(pendingFen) })}
        action={
          <LinkButton href="/store/account?view=deposits" size="large">
            {t("toSlips")}
          </LinkButton>
        }
      />
    );
  const query = new URLSearchParams({ store: home.store, amount: formatFen(payFen), deadline: nextRunAt });
  return (
    <Refusal
      sentence={t("pay", { count: orders, amount, at })}
      action={
        <LinkButton href={`/store/account/deposit?${query}`} variant="primary" size="large">
          {t("deposit", { amount })}
        </LinkButton>
      }
    />
  );
}
