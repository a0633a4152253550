"use client";

import { ChevronRight, Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { closeGap } from "../_lib/close-gap";
import type { DeskState, OrderDesk } from "../_lib/desk";
import type { SheetIndex } from "../_lib/sheet-index";
import type { Cart } from "../_lib/use-cart";
import { useDealWords } from "../_lib/use-deal-words";
import { useWatched } from "../_lib/watched";
import { DealsDialog, GapButton } from "./deals-dialog";
import { LiveText } from "./live-text";

interface DealStripProps {
  sheet: SheetIndex;
  desk: OrderDesk;
  suggested: ReadonlyMap<string, number>;
}

/** Made once: a key that is typed draws no icon anew. */
const giftIcon = <Gift aria-hidden className="size-4 shrink-0 text-accent" />;
const onIcon = <ChevronRight aria-hidden className="size-4" />;

/** Above the sums: what the order has earned, the nearest thing that is missing, and the button that closes the gap. */
export function DealStrip({ sheet, desk, suggested }: DealStripProps) {
  const t = useTranslations("store.order.deals");
  const format = useFormat();
  const words = useDealWords(sheet);
  const [isOpen, setIsOpen] = useState(false);
  const { earned, gaps } = useWatched(desk, shapeOf);
  const step = useWatched(desk, ({ cart }) => {
    const first = firstGapOf(cart);
    return first && closeGap(sheet, cart, suggested, first, cart.room);
  });
  if (earned + gaps === 0) return null;
  return (
    <div className="mx-auto mb-2 flex w-full max-w-5xl flex-wrap items-center justify-end gap-x-2 border-b pb-2 text-sm md:flex-nowrap md:text-table">
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="flex min-h-11 min-w-0 flex-1 basis-full items-center gap-2 rounded-md px-1 text-left hover:bg-hover md:min-h-8 md:basis-0"
      >
        {giftIcon}
        <span className="line-clamp-2 min-w-0 flex-1">
          {earned > 0 && (
            <LiveText
              className="mr-2 font-medium text-done"
              of={desk}
              say={({ cart }) =>
                t("earned", {
                  count: earnedOf(cart),
                  discount: cart.discountFen > 0 ? format.money(-cart.discountFen) : "none",
                })
              }
            />
          )}
          {gaps > 0 && (
            <LiveText
              of={desk}
              say={({ cart }) => {
                const first = firstGapOf(cart);
                return first ? words(first) : "";
              }}
            />
          )}
        </span>
        {earned + gaps > 1 && (
          <span className="flex shrink-0 items-center text-quiet">
            {t("all", { count: earned + gaps })}
            {onIcon}
          </span>
        )}
      </button>
      {step && <GapButton step={step} onTake={desk.get().own.put} />}
      {isOpen && (
        <DealsDialog sheet={sheet} desk={desk} suggested={suggested} onClose={() => setIsOpen(false)} />
      )}
    </div>
  );
}

const firstGapOf = ({ promoted }: Cart) => promoted.hints[0] ?? promoted.couponHints[0];

const earnedOf = ({ promoted: { gifts, discounts, issued } }: Cart) =>
  gifts.length + discounts.length + issued.length;

/** How much there is to say; what it says follows each key by itself. */
const shapeOf = ({ cart }: DeskState) => ({
  earned: earnedOf(cart),
  gaps: cart.promoted.hints.length + cart.promoted.couponHints.length,
});
