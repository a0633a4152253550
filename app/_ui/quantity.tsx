"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { casesAndPieces } from "@/server/shared/quantity";
import { cn } from "./cn";

interface QuantityProps {
  /** Pieces, or grams of a weighed item; undefined or null is a dash. */
  qty: number | null | undefined;
  isWeighed?: boolean;
  /** Pieces in a case: then cases stand beside the pieces, "2 件 + 6". */
  casePackEach?: number;
  /** The item's own word for a piece ("瓶", "bag"); else "pcs" or "kg". */
  unit?: string;
  className?: string;
}

/** A quantity with its unit. */
export function Quantity({ qty, isWeighed = false, casePackEach, unit, className }: QuantityProps) {
  const t = useTranslations("common.kit");
  const format = useFormat();
  if (qty === null || qty === undefined) return <span className={cn("text-quiet", className)}>–</span>;
  const word = isWeighed ? "kg" : (unit ?? t("pieces"));
  return (
    <span className={cn("whitespace-nowrap", className)}>
      {format.quantity(qty, isWeighed)} <span className="text-quiet">{word}</span>
      {!isWeighed && casePackEach !== undefined && casePackEach > 1 && qty >= casePackEach && (
        <span className="ml-1.5 text-quiet">({casesText(qty, casePackEach, t("cases"))})</span>
      )}
    </span>
  );
}

/** "2 件 + 6": whole cases and the loose pieces beside them. */
function casesText(qty: number, casePackEach: number, caseWord: string): string {
  const { cases, pieces } = casesAndPieces(qty, casePackEach);
  return pieces === 0 ? `${cases} ${caseWord}` : `${cases} ${caseWord} + ${pieces}`;
}
