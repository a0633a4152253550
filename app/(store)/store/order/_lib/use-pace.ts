"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { daysOfCover } from "@/server/order/rules/suggest";
import type { SheetIndex, SheetItem } from "./sheet-index";
import { usageOf } from "./suggestions";

/** What is sold of an item per day and for how long the shelf lasts, in words; undefined where the tills say nothing of it. */
export function usePace(sheet: SheetIndex) {
  const t = useTranslations("store.order.row");
  const format = useFormat();
  return useCallback(
    (item: SheetItem): { perDay: string | undefined; cover: string | undefined } => {
      const usage = usageOf(sheet, item);
      if (usage.source !== "sales" || usage.days === 0) return { perDay: undefined, cover: undefined };
      const days = daysOfCover(usage, item.stockEach);
      const perDay = item.isWeighed
        ? format.quantity(Math.round(item.usedEach / usage.days), true)
        : tenths(item.usedEach / usage.days);
      return {
        perDay: t("perDay", { qty: perDay }),
        cover: days === undefined ? undefined : t("cover", { days: days > 99 ? "99+" : tenths(days) }),
      };
    },
    [sheet, t, format],
  );
}

const tenths = (figure: number) => String(Math.round(figure * 10) / 10);
