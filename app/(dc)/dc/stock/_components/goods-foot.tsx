"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Money } from "@/app/_ui/money";
import { type GoodsLine, totalsOf } from "../_lib/goods";

interface GoodsFootProps {
  lines: readonly GoodsLine[];
  hasCost: boolean;
  isRunning: boolean;
  /** What must still be filled in above the lines. */
  lacks?: "supplier" | "expectedOn";
  send: string;
  onSend: () => void;
}

/** Running totals and the one button, always in sight; while it cannot be pressed, why. */
export function GoodsFoot({ lines, hasCost, isRunning, lacks, send, onSend }: GoodsFootProps) {
  const t = useTranslations("dc.stock.goods");
  const totals = totalsOf(lines);
  const missing = totals.lines === 0 ? "lines" : hasCost && !totals.isCosted ? "cost" : lacks;
  return (
    <div className="sticky bottom-0 z-10 -mx-4 flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t bg-surface px-4 py-3 md:-mx-6 md:px-6">
      <dl className="flex items-baseline gap-x-8">
        <div className="flex items-baseline gap-2">
          <dt className="text-quiet">{t("lines")}</dt>
          <dd className="text-base font-medium">{totals.lines}</dd>
        </div>
        {hasCost && (
          <div className="flex items-baseline gap-2">
            <dt className="text-quiet">{t("total")}</dt>
            <dd className="text-base font-medium">
              <Money fen={totals.fen} />
            </dd>
          </div>
        )}
      </dl>
      <div className="ml-auto flex flex-wrap items-center justify-end gap-x-4 gap-y-1">
        {missing && <p className="text-quiet">{t(`lacks.${missing}`)}</p>}
        <Button
          variant="primary"
          size="large"
          disabled={missing !== undefined}
          isLoading={isRunning}
          onClick={onSend}
        >
          {send}
        </Button>
      </div>
    </div>
  );
}
