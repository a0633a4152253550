"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Checkbox } from "@/app/_ui/checkbox";
import { cn } from "@/app/_ui/cn";
import { Quantity } from "@/app/_ui/quantity";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { TextInput } from "@/app/_ui/text-input";
import { isCost } from "../../../_lib/goods";
import type { Wish, WishedLine } from "../_lib/wishes";

/** What is lacking, item by item, with how much of it is ordered at which cost. */
export function WaitingLines({
  lines,
  onChange,
}: {
  lines: readonly WishedLine[];
  onChange: (item: string, part: Partial<Wish>) => void;
}) {
  const t = useTranslations("dc.stock.purchases.waiting");
  return (
    <ul aria-label={t("title")} className="flex flex-col divide-y rounded-lg border bg-raised">
      {lines.map((line) => (
        <li
          key={line.item}
          className={cn(
            "grid items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[1fr_7rem_11rem_8rem]",
            !line.isTaken && "text-quiet",
          )}
        >
          <Item line={line} onTake={(isTaken) => onChange(line.item, { isTaken })} />
          <span className="flex items-baseline gap-2 md:flex-col md:items-end md:gap-0">
            <span className="text-table text-quiet">{t("lacking")}</span>
            <Quantity
              qty={line.lacking}
              isWeighed={line.isWeighed}
              unit={line.unit}
              className="font-medium"
            />
          </span>
          <span className="flex flex-col gap-1">
            <span aria-hidden className="text-table text-quiet">
              {t("toOrder")}
            </span>
            <QuantityInput
              value={line.qty}
              onChange={(qty) => onChange(line.item, { qty })}
              label={t("orderOf", { item: line.name })}
              unit={line.isWeighed ? "g" : line.unit}
              step={line.multiple}
              isInvalid={line.qty % line.multiple !== 0}
              disabled={!line.isTaken}
            />
          </span>
          <Cost line={line} onChange={(unitCost) => onChange(line.item, { unitCost })} />
        </li>
      ))}
    </ul>
  );
}

function Item({ line, onTake }: { line: WishedLine; onTake: (isTaken: boolean) => void }) {
  const t = useTranslations("dc.stock.purchases.waiting");
  const format = useFormat();
  const amount = (qty: number) => format.quantity(qty, line.isWeighed);
  return (
    <div className="flex min-w-0 items-start gap-3">
      <Checkbox isChecked={line.isTaken} onChange={onTake} aria={t("take", { item: line.name })} />
      <div className="min-w-0">
        <p className="font-medium">{line.name}</p>
        <p className="text-table text-quiet">
          {line.item}
          {line.multiple > 1 && ` · ${t("multiple", { count: line.multiple, unit: line.unit })}`}
          {line.supplier && ` · ${line.supplier}`}
        </p>
        <p className="text-table text-quiet">
          {t("facts", {
            stores: line.stores,
            waiting: amount(line.waiting),
            available: amount(line.available),
            onOrder: amount(line.onOrder),
          })}
        </p>
      </div>
    </div>
  );
}

function Cost({ line, onChange }: { line: WishedLine; onChange: (unitCost: string) => void }) {
  const t = useTranslations("dc.stock");
  return (
    <span className="flex flex-col gap-1">
      <span aria-hidden className="text-table text-quiet">
        {t(line.isWeighed ? "goods.costPerKilogram" : "goods.cost")}
      </span>
      <TextInput
        value={line.unitCost}
        onChange={onChange}
        inputMode="decimal"
        aria-label={t("purchases.waiting.costOf", { item: line.name })}
        aria-invalid={line.isTaken && !isCost(line.unitCost)}
        disabled={!line.isTaken}
        className="w-28 [&_input]:text-right"
      />
    </span>
  );
}
