"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { Countdown } from "@/app/_ui/countdown";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import { type DeskState, type OrderDesk, useFromDesk } from "../_lib/desk";
import type { SheetIndex } from "../_lib/sheet-index";
import { DealStrip } from "./deal-strip";

interface OrderBarProps {
  desk: OrderDesk;
  sheet: SheetIndex;
  suggested: ReadonlyMap<string, number>;
  onReview: () => void;
}

const whole = (state: DeskState) => state;

/** What the order comes to, what the window and the money allow, and the way to send it; always in sight. */
export function OrderBar({ desk, sheet, suggested, onReview }: OrderBarProps) {
  const { own, cart } = useFromDesk(desk, whole);
  const t = useTranslations("store.order.bar");
  const format = useFormat();
  const { serverNow } = sheet;
  const { missingFen, overFen, leftFen, balance } = cart;
  const problems = cart.lines.filter(({ problem }) => problem !== undefined).length;
  return (
    <PinnedAction>
      <DealStrip sheet={sheet} cart={cart} own={own} suggested={suggested} />
      <div className="mx-auto flex max-w-5xl items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="text-xl/7 font-semibold" data-testid="order-amount">
              {format.money(cart.payableFen)}
            </span>
            {cart.discountFen > 0 && (
              <span className="text-sm text-quiet">
                {t("goods", { goods: format.money(cart.goodsFen) })}{" "}
                <span className="text-done">{format.money(-cart.discountFen)}</span>
              </span>
            )}
            <Counted say="lines" count={cart.lines.length} className="text-quiet" />
            {cart.closesAt && (
              <Countdown
                until={cart.closesAt}
                serverNow={serverNow}
                isOffline={cart.isOffline}
                over={t("closed")}
                className="text-sm text-quiet"
                onOver={cart.ask}
              />
            )}
          </p>
          <p className="flex flex-wrap gap-x-3 text-sm text-quiet md:text-table">
            {cart.isOffline && (
              <span className="text-attention">{t("offline", { at: format.time(serverNow) })}</span>
            )}
            {!cart.isOpen && <span className="text-attention">{t("closed")}</span>}
            {missingFen > 0 && (
              <span className="text-attention">{t("missing", { amount: format.money(missingFen) })}</span>
            )}
            {overFen > 0 && (
              <span className="text-blocked">{t("over", { amount: format.money(overFen) })}</span>
            )}
            {missingFen <= 0 && overFen <= 0 && leftFen !== undefined && (
              <span>{t("left", { amount: format.money(leftFen) })}</span>
            )}
            {balance && (
              <span className={cn(balance.shortFen > 0 && "text-blocked")}>
                {balance.shortFen > 0
                  ? t("short", { amount: format.money(balance.shortFen) })
                  : t("available", { amount: format.money(balance.spendableFen) })}
              </span>
            )}
            {problems > 0 && <Counted say="problems" count={problems} className="text-blocked" />}
          </p>
        </div>
        <ReviewButton isEmpty={cart.lines.length === 0} onReview={onReview} />
      </div>
    </PinnedAction>
  );
}

interface CountedProps {
  say: "lines" | "problems";
  count: number;
  className: string;
}

/** So many of something: said anew only when there are others. */
const Counted = memo(function Counted({ say, count, className }: CountedProps) {
  return <span className={className}>{useTranslations("store.order.bar")(say, { count })}</span>;
});

/** On to the last look; the same for whatever is typed. */
const ReviewButton = memo(function ReviewButton(props: { isEmpty: boolean; onReview: () => void }) {
  const t = useTranslations("store.order.bar");
  return (
    <Button variant="primary" size="touch" disabled={props.isEmpty} onClick={props.onReview}>
      {t("review")}
    </Button>
  );
});
