"use client";

import { Check, Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import type { SheetIndex, SheetItem } from "../_lib/sheet-index";
import { nextDeliveryOf } from "../_lib/suggestions";

/** Why so many are suggested, in one sentence: "sold 31 in 7 days, have 6, next delivery Thu". */
export function useReason(sheet: SheetIndex) {
  const t = useTranslations("store.order.suggest");
  const format = useFormat();
  return useCallback(
    (item: SheetItem) => {
      const amount = (each: number) => format.quantity(each, item.isWeighed);
      return t(`reason.${sheet.usage.source}`, {
        used: amount(item.usedEach),
        days: sheet.usage.days,
        stock: amount(item.stockEach),
        coming: item.onOrderEach > 0 ? amount(item.onOrderEach) : "none",
        least: item.shelfMinEach > 0 ? amount(item.shelfMinEach) : "none",
        // A weekday says it within a week, beyond that only the date does.
        day:
          item.nextInDays < 7
            ? format.weekday(nextDeliveryOf(sheet, item))
            : format.day(nextDeliveryOf(sheet, item)),
      });
    },
    [t, format, sheet],
  );
}

interface SuggestButtonProps {
  item: SheetItem;
  /** What is suggested. */
  suggested: number;
  /** Whether the order has just so many. */
  isTaken: boolean;
  reason: string;
  onTake: () => void;
}

/** One tap orders what is suggested; it stands there with its reason, also once it is taken, so that nothing moves. */
export function SuggestButton({ item, suggested, isTaken, reason, onTake }: SuggestButtonProps) {
  const t = useTranslations("store.order.suggest");
  const format = useFormat();
  const amount = format.quantity(suggested, item.isWeighed);
  return (
    <button
      type="button"
      disabled={isTaken}
      onClick={onTake}
      aria-label={t(isTaken ? "takenAria" : "take", { name: item.name, qty: amount, reason })}
      className={cn(
        "flex w-full items-center gap-2 rounded-md px-2 py-1 text-left text-sm transition-colors duration-100 md:w-auto md:text-table pointer-coarse:min-h-11",
        isTaken ? "text-quiet" : "bg-accent-soft text-accent-strong hover:bg-hover",
      )}
    >
      {isTaken ? (
        <Check aria-hidden className="size-4 shrink-0" />
      ) : (
        <Sparkles aria-hidden className="size-4 shrink-0" />
      )}
      <span className="font-medium whitespace-nowrap">{t("short", { qty: amount })}</span>
      <span className={cn(!isTaken && "text-text")}>{reason}</span>
    </button>
  );
}
