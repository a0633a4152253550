"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { readMoney } from "@/app/_lib/read-money";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Figures } from "@/app/_ui/card";
import { Dialog } from "@/app/_ui/dialog";
import { Field } from "@/app/_ui/field";
import { MoneyInput } from "@/app/_ui/money-input";
import { formatFen } from "@/server/shared/fen";

export type ItemPrice = RouterOutputs["retail"]["itemPrice"];

/** Whether headquarters look at this price before it counts: it is outside the corridor around theirs (R12). */
export const isReviewed = ({ suggestedFen, corridorBp }: ItemPrice, fen: number): boolean =>
  corridorBp !== null &&
  suggestedFen !== null &&
  Math.abs(fen - suggestedFen) > Math.floor((suggestedFen * corridorBp) / 10_000);

/** The new price of one item: what it costs now, what headquarters suggest, what is left over the cost while it is typed. */
export function PricePad({
  item,
  first,
  onClose,
  onDone,
}: {
  item: ItemPrice;
  first: number | undefined;
  onClose: () => void;
  onDone: (priceFen: number) => void;
}) {
  const t = useTranslations("store.prices");
  const format = useFormat();
  const [text, setText] = useState(first === undefined ? "" : formatFen(first));
  const fen = readMoney(text);
  const unit = item.isWeighed ? "kg" : item.unit;
  const money = (amount: number | null) => (amount === null ? "–" : format.money(amount));
  const isTooHigh = fen !== undefined && item.maxFen !== null && fen > item.maxFen;
  const isPossible = fen !== undefined && fen > 0 && !isTooHigh && item.lock === null;
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={item.name}
      description={[item.item, item.spec, t("per", { unit })].filter(Boolean).join(" · ")}
      actions={
        <Button
          size="touch"
          variant="primary"
          disabled={!isPossible}
          focusableWhenDisabled
          onClick={() => isPossible && onDone(fen)}
        >
          {isPossible ? t("take", { price: format.money(fen) }) : t("takeNone")}
        </Button>
      }
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isPossible) onDone(fen);
        }}
      >
        <Figures
          figures={[
            { label: t("now"), value: money(item.priceFen), note: item.isOwn ? t("own") : t("hqPrice") },
            { label: t("suggested"), value: money(item.suggestedFen) },
            {
              label: t("margin"),
              value: <Margin priceFen={fen ?? item.priceFen} costFen={item.costFen} />,
              note: item.costFen === null ? t("noCost") : t("cost", { cost: format.money(item.costFen) }),
            },
          ]}
        />
        {item.lock ? (
          <p className="text-blocked">{t(`lock.${item.lock.kind}`, { reason: item.lock.reason })}</p>
        ) : (
          <Field id="new-price" label={t("newPrice")}>
            <MoneyInput id="new-price" autoFocus className="text-title" value={text} onChange={setText} />
          </Field>
        )}
        <Warnings item={item} fen={fen} isTooHigh={isTooHigh} />
      </form>
    </Dialog>
  );
}

function Warnings({
  item,
  fen,
  isTooHigh,
}: {
  item: ItemPrice;
  fen: number | undefined;
  isTooHigh: boolean;
}) {
  const t = useTranslations("store.prices");
  const format = useFormat();
  const { costFen } = item;
  const isOutside = fen !== undefined && isReviewed(item, fen);
  return (
    <ul aria-live="polite" className="flex flex-col gap-1 text-sm">
      {isTooHigh && item.maxFen !== null && (
        <li className="text-blocked">{t("tooHigh", { max: format.money(item.maxFen) })}</li>
      )}
      {!isTooHigh && fen !== undefined && costFen !== null && fen > 0 && fen < costFen && (
        <li className="text-attention">{t("belowCost", { cost: format.money(costFen) })}</li>
      )}
      {!isTooHigh && isOutside && <li className="text-attention">{t("outside")}</li>}
      {item.ahead.map((one) => (
        <li key={one.change} className="text-attention">
          {t(one.status === "pending" ? "aheadPending" : "aheadScheduled", {
            price: format.money(one.priceFen),
            at: format.instant(one.effectiveAt),
            no: one.change,
          })}
        </li>
      ))}
      {item.endsAt && <li className="text-quiet">{t("nowUntil", { at: format.instant(item.endsAt) })}</li>}
    </ul>
  );
}

/** What is left of a price over the cost, in percent of the price. */
export function Margin({ priceFen, costFen }: { priceFen: number | null; costFen: number | null }) {
  const format = useFormat();
  if (priceFen === null || costFen === null || priceFen <= 0) return "–";
  const bp = ((priceFen - costFen) * 10_000) / priceFen;
  return (
    <span className={bp < 0 ? "text-attention" : undefined}>{format.rate(Math.round(bp / 10) * 10)}</span>
  );
}
