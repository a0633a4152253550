"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Countdown } from "@/app/_ui/countdown";
import { PinnedAction } from "@/app/_ui/shell/store-shell";
import type { DeskState, OrderDesk } from "../_lib/desk";
import type { SheetIndex } from "../_lib/sheet-index";
import { useWatched } from "../_lib/watched";
import { DealStrip } from "./deal-strip";
import { around, LiveText } from "./live-text";

interface OrderBarProps {
  desk: OrderDesk;
  sheet: SheetIndex;
  suggested: ReadonlyMap<string, number>;
  onReview: () => void;
}

/** What the sums say; their figures follow each key by themselves. */
const shapeOf = ({ cart }: DeskState) => ({
  isEmpty: cart.lines.length === 0,
  isDiscounted: cart.discountFen > 0,
  isMissing: cart.missingFen > 0,
  isOver: cart.overFen > 0,
  isLeft: cart.missingFen <= 0 && cart.overFen <= 0 && cart.leftFen !== undefined,
  money: cart.balance && (cart.balance.shortFen > 0 ? "short" : "available"),
  isOffline: cart.isOffline,
  isOpen: cart.isOpen,
  closesAt: cart.closesAt,
  ask: cart.ask,
});

/** What the order comes to, what the window and the money allow, and the way to send it; always in sight. */
export const OrderBar = memo(function OrderBar({ desk, sheet, suggested, onReview }: OrderBarProps) {
  const shape = useWatched(desk, shapeOf);
  const t = useTranslations("store.order.bar");
  const format = useFormat();
  const { serverNow } = sheet;
  const words = useMemo(
    () => ({
      goods: around((goods) => t("goods", { goods })),
      missing: around((amount) => t("missing", { amount })),
      over: around((amount) => t("over", { amount })),
      left: around((amount) => t("left", { amount })),
      short: around((amount) => t("short", { amount })),
      available: around((amount) => t("available", { amount })),
    }),
    [t],
  );
  return (
    <PinnedAction>
      <DealStrip sheet={sheet} desk={desk} suggested={suggested} />
      <div className="mx-auto flex max-w-5xl items-center gap-3">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <LiveText
              className="text-xl/7 font-semibold"
              data-testid="order-amount"
              of={desk}
              say={({ cart }) => format.money(cart.payableFen)}
            />
            {shape.isDiscounted && (
              <span className="text-sm text-quiet">
                <LiveText of={desk} say={({ cart }) => words.goods(format.money(cart.goodsFen))} />{" "}
                <LiveText
                  className="text-done"
                  of={desk}
                  say={({ cart }) => format.money(-cart.discountFen)}
                />
              </span>
            )}
            <Counted desk={desk} say="lines" count={linesOf} className="text-quiet" />
            {shape.closesAt && (
              <Countdown
                until={shape.closesAt}
                serverNow={serverNow}
                isOffline={shape.isOffline}
                over={t("closed")}
                className="text-sm text-quiet"
                onOver={shape.ask}
              />
            )}
          </p>
          <p className="flex flex-wrap gap-x-3 text-sm text-quiet md:text-table">
            {shape.isOffline && (
              <span className="text-attention">{t("offline", { at: format.time(serverNow) })}</span>
            )}
            {!shape.isOpen && <span className="text-attention">{t("closed")}</span>}
            {shape.isMissing && (
              <LiveText
                className="text-attention"
                of={desk}
                say={({ cart }) => words.missing(format.money(cart.missingFen))}
              />
            )}
            {shape.isOver && (
              <LiveText
                className="text-blocked"
                of={desk}
                say={({ cart }) => words.over(format.money(cart.overFen))}
              />
            )}
            {shape.isLeft && (
              <LiveText of={desk} say={({ cart }) => words.left(format.money(cart.leftFen ?? 0))} />
            )}
            {shape.money === "short" && (
              <LiveText
                className="text-blocked"
                of={desk}
                say={({ cart }) => words.short(format.money(cart.balance?.shortFen ?? 0))}
              />
            )}
            {shape.money === "available" && (
              <LiveText
                of={desk}
                say={({ cart }) => words.available(format.money(cart.balance?.spendableFen ?? 0))}
              />
            )}
            <Counted desk={desk} say="problems" count={problemsOf} className="text-blocked" />
          </p>
        </div>
        <ReviewButton isEmpty={shape.isEmpty} onReview={onReview} />
      </div>
    </PinnedAction>
  );
});

const linesOf = ({ cart }: DeskState) => cart.lines.length;
const problemsOf = ({ cart }: DeskState) =>
  cart.lines.reduce((count, { problem }) => (problem === undefined ? count : count + 1), 0);

interface CountedProps {
  desk: OrderDesk;
  say: "lines" | "problems";
  count: (state: DeskState) => number;
  className: string;
}

/** So many of something: said anew only when there are others; of no problem nothing is said. */
function Counted({ desk, say, count: countOf, className }: CountedProps) {
  const t = useTranslations("store.order.bar");
  const count = useWatched(desk, countOf);
  return say === "problems" && count === 0 ? null : <span className={className}>{t(say, { count })}</span>;
}

/** On to the last look; the same for whatever is typed. */
const ReviewButton = memo(function ReviewButton(props: { isEmpty: boolean; onReview: () => void }) {
  const t = useTranslations("store.order.bar");
  return (
    <Button variant="primary" size="touch" disabled={props.isEmpty} onClick={props.onReview}>
      {t("review")}
    </Button>
  );
});
