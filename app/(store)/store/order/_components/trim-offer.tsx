"use client";

import { Scissors } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { toast } from "@/app/_ui/toast";
import type { Trimmed } from "@/server/order/rules/trim-to-fit";
import type { SheetIndex } from "../_lib/sheet-index";
import { trimOf } from "../_lib/trim";
import type { Cart } from "../_lib/use-cart";
import type { useDraft } from "../_lib/use-draft";

interface TrimOfferProps {
  sheet: SheetIndex;
  cart: Cart;
  own: ReturnType<typeof useDraft>;
}

/** An order that is too dear may be trimmed: what goes is named first, one tap does it, another undoes it. */
export function TrimOffer({ sheet, cart, own }: TrimOfferProps) {
  const t = useTranslations("store.order.trim");
  const format = useFormat();
  const [offer, setOffer] = useState<{ of: Cart["lines"]; trimmed: Trimmed } | undefined>(undefined);
  const limitFen = Math.min(
    cart.balance?.spendableFen ?? Number.POSITIVE_INFINITY,
    cart.overFen > 0 ? cart.goodsFen - cart.overFen : Number.POSITIVE_INFINITY,
  );
  const shown = offer?.of === cart.lines ? offer.trimmed : undefined;
  const look = () => {
    const trimmed = trimOf(sheet, cart);
    if (trimmed) setOffer({ of: cart.lines, trimmed });
  };
  if (!shown)
    return (
      <Button size="large" className="self-start" icon={<Scissors aria-hidden />} onClick={look}>
        {t("look", { amount: format.money(Math.max(0, limitFen)) })}
      </Button>
    );
  if (!shown.isPossible)
    return (
      <p role="status">
        {t(shown.reason === "minimum" ? "minimum" : "mustHaves", { amount: format.money(shown.fen) })}
      </p>
    );
  const apply = () => {
    const before = own.draft;
    const after = own.putMany(
      shown.cuts.map(({ code, to }) => ({ code, qty: to, priceFen: sheet.byCode.get(code)?.priceFen ?? 0 })),
    );
    toast.done(t("done", { count: shown.cuts.length }), {
      label: t("undo"),
      run: () => own.restore(before, after) || toast.refused(t("changed")),
    });
  };
  return (
    <section aria-label={t("label")} className="flex flex-col gap-3 rounded-md border bg-raised p-3">
      <h3 className="font-medium">
        {t("offer", { count: shown.cuts.length, amount: format.money(Math.max(0, limitFen)) })}
      </h3>
      <ul className="flex flex-col gap-1 text-sm">
        {shown.cuts.map(({ code, from, to }) => {
          const item = sheet.byCode.get(code);
          const amount = (each: number) => format.quantity(each, item?.isWeighed);
          return (
            <li key={code} className="flex justify-between gap-4">
              <span>
                {item?.name ?? code}
                {item?.rank === "optional" && <span className="text-quiet"> · {t("optional")}</span>}
              </span>
              <span className="whitespace-nowrap">
                {to === 0
                  ? t("drop", { from: amount(from) })
                  : t("less", { from: amount(from), to: amount(to) })}
              </span>
            </li>
          );
        })}
      </ul>
      <Button size="large" variant="primary" className="self-start" onClick={apply}>
        {t("apply")}
      </Button>
    </section>
  );
}
