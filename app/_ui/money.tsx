"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "./cn";
import { Popover } from "./popover";

interface MoneyProps {
  /** Undefined or null is "none", a dash; zero is ¥0.00. */
  fen: number | null | undefined;
  /** How the amount came about; shown on hover, tap or Enter. */
  explain?: ReactNode;
  className?: string;
}

/** An amount: tabular digits, minus sign and the colour of "blocked" when below zero. */
export function Money({ fen, explain, className }: MoneyProps) {
  const t = useTranslations("common.kit");
  const format = useFormat();
  if (fen === null || fen === undefined) return <span className={cn("text-quiet", className)}>–</span>;
  const look = cn("whitespace-nowrap", fen < 0 && "text-blocked", className);
  if (!explain) return <span className={look}>{format.money(fen)}</span>;
  return (
    <Popover
      title={t("explain")}
      openOnHover
      trigger={
        <button
          type="button"
          className={cn(
            look,
            "relative rounded-sm underline before:absolute before:-inset-x-1 before:-inset-y-2 decoration-line-strong decoration-dotted underline-offset-4",
          )}
        >
          {format.money(fen)}
        </button>
      }
    >
      {explain}
    </Popover>
  );
}

interface ExplanationProps {
  lines: readonly { label: ReactNode; fen: number; note?: ReactNode }[];
  total: { label: ReactNode; fen: number };
  /** The rule and its version: "Template T1, version 3". */
  rule?: ReactNode;
}

/** The usual explanation of an amount: what was added and taken away, the sum, the rule. */
export function MoneyExplanation({ lines, total, rule }: ExplanationProps) {
  return (
    <div className="min-w-60">
      <dl className="grid grid-cols-[1fr_auto] gap-x-6 gap-y-1.5">
        {lines.map((line, index) => (
          // The order of an explanation is fixed, and two lines may have the same words.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <div key={index} className="contents">
            <dt>
              {line.label}
              {line.note && <span className="block text-table text-quiet">{line.note}</span>}
            </dt>
            <dd className="text-right">
              <Money fen={line.fen} />
            </dd>
          </div>
        ))}
        <div className="col-span-2 border-t" />
        <dt className="font-medium">{total.label}</dt>
        <dd className="text-right font-medium">
          <Money fen={total.fen} />
        </dd>
      </dl>
      {rule && <p className="mt-3 text-table text-quiet">{rule}</p>}
    </div>
  );
}
