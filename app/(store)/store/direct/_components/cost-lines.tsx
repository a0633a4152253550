"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { IconButton } from "@/app/_ui/icon-button";
import { Quantity } from "@/app/_ui/quantity";
import { TextInput } from "@/app/_ui/text-input";
import { formatCost } from "@/server/shared/cost";
import { costOf, type DirectLine, isCostFarOff, lineFen } from "../_lib/direct-draft";

interface CostLinesProps {
  lines: readonly DirectLine[];
  /** By item, in micro-yuan: as ordered, which counts unless told. */
  ordered?: ReadonlyMap<string, number>;
  /** By item: what the store paid last time. */
  last: ReadonlyMap<string, number>;
  onPut: (line: DirectLine) => void;
  onQuantity: (line: DirectLine) => void;
}

/** Goods with quantity, unit cost and what they come to. The quantity opens the pad. */
export function CostLines({ lines, ordered, last, onPut, onQuantity }: CostLinesProps) {
  const t = useTranslations("store.direct");
  const format = useFormat();
  if (lines.length === 0) return <p className="py-4 text-center text-quiet">{t("empty")}</p>;
  return (
    <ul aria-label={t("goods")} className="divide-y rounded-lg border bg-raised">
      {lines.map((line) => {
        const orderedMicro = ordered?.get(line.item);
        const lastMicro = last.get(line.item);
        const beforeMicro = orderedMicro ?? lastMicro;
        const fen = lineFen(line, orderedMicro);
        const isWrong = line.cost.trim() !== "" && costOf(line.cost) === undefined;
        return (
          <li key={line.item} className="flex flex-col gap-1 py-2 pr-2 pl-4">
            <span className="flex items-center gap-1">
              <button
                type="button"
                className="flex min-h-11 min-w-0 flex-1 items-center justify-between gap-3 text-left"
                onClick={() => onQuantity(line)}
              >
                <span className="min-w-0 font-medium">{line.name}</span>
                <Quantity qty={line.qty} unit={line.unit} isWeighed={line.isWeighed} />
              </button>
              <IconButton label={t("remove", { name: line.name })} onClick={() => onPut({ ...line, qty: 0 })}>
                <Trash2 aria-hidden />
              </IconButton>
            </span>
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pr-2">
              <TextInput
                className="w-32"
                inputMode="decimal"
                aria-label={t("costOf", { name: line.name })}
                aria-invalid={isWrong || undefined}
                placeholder={orderedMicro === undefined ? t("cost") : formatCost(orderedMicro)}
                suffix={line.isWeighed ? "¥/kg" : `¥/${line.unit}`}
                value={line.cost}
                onChange={(cost) => onPut({ ...line, cost })}
              />
              {orderedMicro === undefined && lastMicro !== undefined && costOf(line.cost) !== lastMicro && (
                <Button size="touch" onClick={() => onPut({ ...line, cost: formatCost(lastMicro) })}>
                  {t("asLast", { cost: formatCost(lastMicro) })}
                </Button>
              )}
              <span className="ml-auto whitespace-nowrap tabular-nums">
                {fen === undefined ? <span className="text-quiet">–</span> : format.money(fen)}
              </span>
            </span>
            {beforeMicro !== undefined && isCostFarOff(line, beforeMicro) && (
              <span role="status" className="text-sm text-attention">
                {t("farOff", { cost: formatCost(beforeMicro) })}
              </span>
            )}
            {isWrong && <span className="text-sm text-blocked">{t("costWrong")}</span>}
          </li>
        );
      })}
    </ul>
  );
}
