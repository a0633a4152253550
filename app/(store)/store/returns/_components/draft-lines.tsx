"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { IconButton } from "@/app/_ui/icon-button";
import { Quantity } from "@/app/_ui/quantity";
import type { ReturnLine } from "../_lib/return-draft";
import { useObjectionSentence } from "./objections";

type Quote = RouterOutputs["returns"]["quote"];

interface DraftLinesProps {
  lines: readonly ReturnLine[];
  quote: Quote | undefined;
  onChange: (line: ReturnLine) => void;
  onRemove: (line: ReturnLine) => void;
}

/** What is on a return in the making: quantity, the credit that is expected, and why a line cannot go; gifts that it takes back. */
export function DraftLines({ lines, quote, onChange, onRemove }: DraftLinesProps) {
  const t = useTranslations("store.returns");
  const format = useFormat();
  const objectionOf = useObjectionSentence();
  if (lines.length === 0) return <p className="py-4 text-center text-quiet">{t("empty")}</p>;
  return (
    <ul aria-label={t("lines")} className="divide-y rounded-lg border bg-raised">
      {lines.map((line) => {
        const quoted = quote?.lines.find(({ item }) => item === line.item);
        const objection = quote?.objections.find(({ item }) => item === line.item);
        return (
          <li key={line.item} className="flex min-h-14 items-center gap-1 py-1 pr-2 pl-4">
            <button
              type="button"
              className="flex min-h-12 min-w-0 flex-1 items-center justify-between gap-3 text-left"
              onClick={() => onChange(line)}
            >
              <span className="min-w-0">
                <span className="block font-medium">{line.name}</span>
                {objection && (
                  <span className="block text-sm text-blocked">{objectionOf(objection, line.isWeighed)}</span>
                )}
                {!objection && quoted && quoted.qtyEach === line.qty && (
                  <span className="block text-sm text-quiet">
                    {t("credit", { amount: format.money(quoted.valueFen) })}
                  </span>
                )}
              </span>
              <Quantity qty={line.qty} unit={line.unit} isWeighed={line.isWeighed} />
            </button>
            <IconButton label={t("remove", { name: line.name })} onClick={() => onRemove(line)}>
              <Trash2 aria-hidden />
            </IconButton>
          </li>
        );
      })}
      {quote?.clawbacks.map((gift) => (
        <li
          key={`${gift.order} ${gift.item}`}
          className="flex min-h-14 items-center justify-between gap-3 px-4 py-2 text-sm text-attention"
        >
          <span>{t("gift", { name: gift.name, order: gift.order })}</span>
          <span className="whitespace-nowrap tabular-nums">{format.money(-gift.amountFen)}</span>
        </li>
      ))}
    </ul>
  );
}
