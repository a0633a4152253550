"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { type CouponHint, type Hint, hintText } from "@/server/promotion/engine";
import { asBusinessDay } from "@/server/shared/business-day";
import type { SheetIndex } from "./sheet-index";

/** What is missing for a promotion or a coupon, in a sentence. */
export function useDealWords(sheet: SheetIndex) {
  const t = useTranslations("store.order.deals");
  const locale = useLocale();
  const format = useFormat();
  return useCallback(
    (gap: Hint | CouponHint): string => {
      if ("coupon" in gap)
        return t("couponGap", {
          missing: format.money(gap.missingFen),
          value: format.money(gap.coupon.valueFen),
          day: format.day(asBusinessDay(gap.coupon.validTo)),
        });
      const [only, another] = gap.promotion.itemIds;
      const trigger = another === undefined && only !== undefined ? sheet.byId.get(only) : undefined;
      const gift = gap.promotion.getItemId === null ? undefined : sheet.byId.get(gap.promotion.getItemId);
      return hintText(gap, { ...(trigger && { trigger }), ...(gift && { gift }) }, locale);
    },
    [t, locale, format, sheet],
  );
}
