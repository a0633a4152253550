"use client";

import { ChevronRight, Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { closeGap } from "../_lib/close-gap";
import type { SheetIndex } from "../_lib/sheet-index";
import type { Cart } from "../_lib/use-cart";
import { useDealWords } from "../_lib/use-deal-words";
import type { useDraft } from "../_lib/use-draft";
import { DealsDialog, GapButton } from "./deals-dialog";

interface DealStripProps {
  sheet: SheetIndex;
  cart: Cart;
  own: ReturnType<typeof useDraft>;
  suggested: ReadonlyMap<string, number>;
}

/** Made once: a key that is typed draws no icon anew. */
const giftIcon = <Gift aria-hidden className="size-4 shrink-0 text-accent" />;
const onIcon = <ChevronRight aria-hidden className="size-4" />;

/** Above the sums: what the order has earned, the nearest thing that is missing, and the button that closes the gap. */
export function DealStrip({ sheet, cart, own, suggested }: DealStripProps) {
  const t = useTranslations("store.order.deals");
  const format = useFormat();
  const words = useDealWords(sheet);
  const [isOpen, setIsOpen] = useState(false);
  const { hints, couponHints, gifts, discounts, issued } = cart.promoted;
  const gaps = useMemo(() => [...hints, ...couponHints], [hints, couponHints]);
  const [first] = gaps;
  const step = useMemo(
    () => first && closeGap(sheet, cart, suggested, first, cart.room),
    [first, sheet, cart, suggested],
  );
  const earned = gifts.length + discounts.length + issued.length;
  const discount = cart.discountFen > 0 ? format.money(-cart.discountFen) : "none";
  const earnedText = useMemo(() => t("earned", { count: earned, discount }), [t, earned, discount]);
  const allText = useMemo(() => t("all", { count: earned + gaps.length }), [t, earned, gaps.length]);
  if (earned === 0 && !first) return null;
  return (
    <div className="mx-auto flex w-full max-w-5xl items-center gap-2 border-b pb-2 text-sm md:text-table">
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="flex min-h-11 min-w-0 flex-1 items-center gap-2 rounded-md px-1 text-left hover:bg-hover md:min-h-8"
      >
        {giftIcon}
        <span className="min-w-0 flex-1">
          {earned > 0 && <span className="mr-2 font-medium text-done">{earnedText}</span>}
          {first && <span>{words(first)}</span>}
        </span>
        {earned + gaps.length > 1 && (
          <span className="flex shrink-0 items-center text-quiet">
            {allText}
            {onIcon}
          </span>
        )}
      </button>
      {step && <GapButton step={step} own={own} />}
      {isOpen && (
        <DealsDialog
          sheet={sheet}
          cart={cart}
          own={own}
          suggested={suggested}
          onClose={() => setIsOpen(false)}
        />
      )}
    </div>
  );
}
