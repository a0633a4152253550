"use client";

import { useLocale, useTranslations } from "next-intl";
import type { RefusalAnswer } from "@/app/_lib/refusal";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Refusal } from "@/app/_ui/refusal";
import { businessDayOf } from "@/server/shared/business-day";
import type { useDraft } from "../_lib/use-draft";

interface SubmitRefusalProps {
  refusal: RefusalAnswer;
  own: ReturnType<typeof useDraft>;
  onSettled: () => void;
}

/** Why the server did not take the order, with the numbers and the button that helps. */
export function SubmitRefusal({ refusal, own, onSettled }: SubmitRefusalProps) {
  const t = useTranslations("store.order.refused");
  const locale = useLocale();
  const format = useFormat();
  const details = refusal.details as {
    nextOpensAt?: string | null;
    lines?: { item: string }[];
    minimum?: string;
    maximum?: string;
    amount?: string;
    missing?: string;
    used?: string;
    left?: string;
  };
  if (refusal.code === "order/window-closed") {
    const at = details.nextOpensAt;
    const sentence = at
      ? t("windowClosed", { at: format.near(at, businessDayOf(new Date())) })
      : t("windowClosedForGood");
    return <Refusal sentence={sentence} />;
  }
  if (refusal.code === "order/lines-refused" && details.lines) {
    const codes = details.lines.map(({ item }) => item);
    return (
      <Refusal
        sentence={t("lines", { count: codes.length })}
        action={
          <Button
            size="large"
            onClick={() => {
              own.remove(codes);
              onSettled();
            }}
          >
            {t("removeLines", { count: codes.length })}
          </Button>
        }
      />
    );
  }
  const figures = (["minimum", "maximum", "used", "left", "amount", "missing"] as const).flatMap((name) => {
    const value = details[name];
    return value === undefined ? [] : [{ label: t(`figures.${name}`), value: `¥${value}` }];
  });
  return <Refusal sentence={refusal[locale]} figures={figures.length > 0 ? figures : undefined} />;
}
