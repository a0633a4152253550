"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Money } from "@/app/_ui/money";
import { type GoodsLine, totalsOf } from "../_lib/goods";

interface GoodsFootProps {
  lines: readonly GoodsLine[];
  hasCost: boolean;
  isRunning: boolean;
  /** What else must be there before it can be sent. */
  isReady: boolean;
  send: string;
  onSend: () => void;
}

/** Running totals and the one button, always in sight. */
export function GoodsFoot({ lines, hasCost, isRunning, isReady, send, onSend }: GoodsFootProps) {
  const t = useTranslations("dc.stock.goods");
  const totals = totalsOf(lines);
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
      <Button
        variant="primary"
        size="large"
        disabled={!isReady || totals.lines === 0 || (hasCost && !totals.isCosted)}
        isLoading={isRunning}
        onClick={onSend}
      >
        {send}
      </Button>
    </div>
  );
}
