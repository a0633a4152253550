"use client";

import { Check, TicketPercent } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { asBusinessDay } from "@/server/shared/business-day";
import { type CouponChoice, couponChoices } from "../_lib/coupons";
import type { SheetIndex } from "../_lib/sheet-index";
import type { Cart } from "../_lib/use-cart";
import type { useDraft } from "../_lib/use-draft";

interface CouponChoiceProps {
  sheet: SheetIndex;
  cart: Cart;
  own: ReturnType<typeof useDraft>;
  isHeld: boolean;
}

/** The account's coupons beside the order: which one saves most, why another cannot be used, and the choice of one. */
export function CouponCard({ sheet, cart, own, isHeld }: CouponChoiceProps) {
  const t = useTranslations("store.order.coupons");
  const choices = couponChoices(sheet, own.draft);
  if (choices.length === 0) return null;
  const refused = cart.promoted.couponsRefused;
  return (
    <Card title={t("title")} aside={<span className="text-sm text-quiet">{t("onlyOne")}</span>}>
      <ul className="flex flex-col gap-2">
        {choices.map((choice) => (
          <li key={choice.coupon.code}>
            <Choice choice={choice} isHeld={isHeld} onChoose={own.setCoupons} />
          </li>
        ))}
      </ul>
      {refused.map(({ code, reason }) => (
        <p key={code} role="alert" className="mt-2 text-blocked">
          {t("refused", { code, reason: t(`reason.${reason}`) })}
        </p>
      ))}
    </Card>
  );
}

interface ChoiceProps {
  choice: CouponChoice;
  isHeld: boolean;
  onChoose: (coupons: readonly string[]) => void;
}

function Choice({ choice: { coupon, savesFen, refusal, isBest, isChosen }, isHeld, onChoose }: ChoiceProps) {
  const t = useTranslations("store.order.coupons");
  const format = useFormat();
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      disabled={isHeld || (refusal !== undefined && !isChosen)}
      onClick={() => onChoose(isChosen ? [] : [coupon.code])}
      className={cn(
        "flex min-h-13 w-full items-center gap-3 rounded-md border px-3 py-2 text-left hover:bg-hover disabled:hover:bg-transparent",
        isChosen && "border-accent bg-accent-soft",
      )}
    >
      <TicketPercent aria-hidden className={cn("size-5 shrink-0", refusal ? "text-quiet" : "text-accent")} />
      <span className="min-w-0 flex-1">
        <span className={cn("block font-medium", refusal && "text-quiet")}>
          {t("value", {
            value: format.money(coupon.valueFen),
            least: coupon.minOrderFen > 0 ? format.money(coupon.minOrderFen) : "none",
          })}
          {isBest && <span className="ml-2 text-sm font-normal text-done">{t("best")}</span>}
        </span>
        <span className="block text-sm text-quiet">
          {t("until", { code: coupon.code, day: format.day(asBusinessDay(coupon.validTo)) })}
          {refusal && ` · ${t(`reason.${refusal}`)}`}
        </span>
      </span>
      <span className="whitespace-nowrap">{savesFen > 0 && format.money(-savesFen)}</span>
      {isChosen && <Check aria-hidden className="size-5 shrink-0 text-accent" />}
    </button>
  );
}
