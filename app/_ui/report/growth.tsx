"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";

/** Tenths of a percent are enough for people. */
export const rateOf = (rate: (bp: number) => string, bp: number) => rate(Math.round(bp / 10) * 10);

/**
 * By how much a figure is above or below the one before it: an arrow, a sign and a colour. While the period still runs (`isRunning`) it
 * has no colour: a morning is not a bad day yet.
 */
export function Growth({
  now,
  before,
  isRunning = false,
}: {
  now: number;
  before: number;
  isRunning?: boolean;
}) {
  const t = useTranslations("common.report");
  const format = useFormat();
  if (before <= 0) return <span className="text-quiet">{t("noneBefore")}</span>;
  const bp = Math.round(((now - before) * 10_000) / before);
  return (
    <span
      className={cn(
        "whitespace-nowrap",
        isRunning || bp === 0 ? "text-quiet" : bp > 0 ? "text-done" : "text-blocked",
      )}
    >
      <span aria-hidden>{bp === 0 ? "=" : bp > 0 ? "▲" : "▼"}</span> {bp < 0 ? "−" : "+"}
      {rateOf(format.rate, Math.abs(bp))}
    </span>
  );
}
