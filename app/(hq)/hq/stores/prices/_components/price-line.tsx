"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";

export type PriceLine = RouterOutputs["retail"]["change"]["lines"][number];

/** What an item costs, should cost, and what is left of that; and what is approved for later. */
export function PriceLineFacts({ line }: { line: PriceLine }) {
  const t = useTranslations("hq.prices");
  const format = useFormat();
  const money = (fen: number | null) => (fen === null ? "–" : format.money(fen));
  return (
    <>
      <span className="flex items-baseline justify-between gap-4">
        <span className="min-w-0">
          <span className="mr-2 text-quiet">{line.item}</span>
          {line.name}
        </span>
        <span className="whitespace-nowrap">
          <s className="mr-2 text-quiet">{money(line.oldPriceFen)}</s>
          <strong className="font-semibold">{format.money(line.priceFen)}</strong>
          <span className="text-quiet"> / {line.isWeighed ? "kg" : line.unit}</span>
        </span>
      </span>
      <span className="block text-sm text-quiet">
        {t("suggestedOf", { price: money(line.suggestedPriceFen) })}
        {line.marginBp !== null && (
          <span className={line.marginBp < 0 ? "text-blocked" : undefined}>
            {" · "}
            {t("marginOf", { margin: format.rate(Math.round(line.marginBp / 10) * 10) })}
          </span>
        )}
        {line.aheadPriceFen !== null && line.aheadAt !== null && (
          <span className="text-attention">
            {" · "}
            {t("ahead", {
              price: format.money(line.aheadPriceFen),
              at: format.instant(line.aheadAt),
              no: line.aheadChange ?? "",
            })}
          </span>
        )}
      </span>
    </>
  );
}
