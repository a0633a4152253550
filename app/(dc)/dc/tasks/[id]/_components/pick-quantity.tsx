"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { casesAndPieces } from "@/server/shared/quantity";
import type { LineState } from "../_lib/picks";

interface PickQuantityProps {
  line: Pick<LineState, "casePackEach" | "isWeighed" | "unit">;
  qty: number;
  isTooMany: boolean;
}

/** How many to take, the biggest thing on the screen, the unit in words: "2 件 + 6 个". */
export function PickQuantity({ line, qty, isTooMany }: PickQuantityProps) {
  const t = useTranslations("dc.pickScreen");
  const format = useFormat();
  const { cases, pieces } = casesAndPieces(qty, line.casePackEach);
  const parts = line.isWeighed
    ? [{ count: format.quantity(qty, true), unit: "kg" }]
    : [
        ...(cases > 0 && line.casePackEach > 1
          ? [{ count: format.count(cases), unit: t("caseUnit", { cases }) }]
          : []),
        ...(line.casePackEach <= 1
          ? [{ count: format.count(qty), unit: line.unit }]
          : pieces > 0 || cases === 0
            ? [{ count: format.count(pieces), unit: line.unit }]
            : []),
      ];
  return (
    <p
      className={cn(
        "mt-auto text-[64px]/[72px] font-semibold [@media(max-height:760px)]:group-data-keys/line:text-[40px]/[44px] [@media(max-height:760px)]:group-data-tight/line:text-[48px]/[52px]",
        isTooMany && "text-blocked",
      )}
    >
      {parts.map(({ count, unit }, index) => (
        <span key={unit} className="whitespace-nowrap">
          {index > 0 && <span className="mx-2 text-3xl text-quiet">+</span>}
          {count} <span className="text-3xl font-medium">{unit}</span>
        </span>
      ))}
      {!line.isWeighed && line.casePackEach > 1 && cases > 0 && (
        <span className="block text-lg/6 font-normal text-quiet">
          {t("inAll", { qty: format.count(qty), unit: line.unit, pack: format.count(line.casePackEach) })}
        </span>
      )}
    </p>
  );
}
