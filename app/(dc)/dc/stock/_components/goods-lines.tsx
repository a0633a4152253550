"use client";

import { Shuffle, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QuantityInput } from "@/app/_ui/quantity-input";
import { Chip } from "@/app/_ui/status-chip";
import { TextInput } from "@/app/_ui/text-input";
import { type GoodsLine, isCost, lineFen } from "../_lib/goods";

interface GoodsLinesProps {
  lines: readonly GoodsLine[];
  onChange: (lines: GoodsLine[]) => void;
  /** Goods that come in have a day on which they expire; those that are ordered have none yet. */
  hasExpiry: boolean;
  /** Who may not see costs receives at those of the order. */
  hasCost: boolean;
}

/** The lines as a table that is typed into; on a phone one below the other. */
export function GoodsLines({ lines, onChange, hasExpiry, hasCost }: GoodsLinesProps) {
  const t = useTranslations("dc.stock.goods");
  const change = (item: string, values: Partial<GoodsLine>) =>
    onChange(lines.map((line) => (line.item === item ? { ...line, ...values } : line)));
  return (
    <ul aria-label={t("lines")} className="flex flex-col divide-y rounded-lg border bg-raised">
      {lines.map((line) => (
        <li
          key={line.item}
          className={cn(
            "grid items-end gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-2",
            hasExpiry
              ? "xl:grid-cols-[minmax(12rem,1fr)_15rem_7rem_10rem_6rem_2rem]"
              : "xl:grid-cols-[minmax(12rem,1fr)_9rem_7rem_0_6rem_2rem]",
          )}
        >
          <div className="min-w-0 self-center">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
              {line.name}
              {line.crossDock && (
                <Chip tone="attention" icon={Shuffle}>
                  {t("crossDock")}
                  {line.crossDock.stores > 0 && ` · ${t("waits", { count: line.crossDock.stores })}`}
                </Chip>
              )}
            </p>
            <p className="text-table text-quiet">
              {line.item} · {t("pack", { count: line.casePack, unit: line.isWeighed ? "g" : line.unit })}
            </p>
          </div>
          <Labelled label={t("qty")}>
            <span className="flex flex-wrap items-center gap-2">
              <QuantityInput
                value={line.qty}
                onChange={(qty) => change(line.item, { qty })}
                label={t("qtyOf", { item: line.name })}
                unit={line.isWeighed ? "g" : line.unit}
                step={line.isWeighed ? 100 : line.casePack}
                isInvalid={line.most !== null && line.qty > line.most}
              />
              {line.open !== null && (
                <Button
                  size="small"
                  disabled={line.qty === line.open}
                  onClick={() => change(line.item, { qty: line.open ?? 0 })}
                >
                  {t("expected")} <Quantity qty={line.open} isWeighed={line.isWeighed} unit={line.unit} />
                </Button>
              )}
              {line.most !== null && line.qty > line.most && (
                <span role="alert" className="text-table text-blocked">
                  {t("tooMany")} <Quantity qty={line.most} isWeighed={line.isWeighed} unit={line.unit} />
                </span>
              )}
            </span>
          </Labelled>
          {hasCost ? (
            <Labelled label={t(line.isWeighed ? "costPerKilogram" : "cost")}>
              <TextInput
                value={line.unitCost}
                onChange={(unitCost) => change(line.item, { unitCost })}
                inputMode="decimal"
                aria-label={t("costOf", { item: line.name })}
                aria-invalid={line.qty > 0 && !isCost(line.unitCost)}
                className="w-28 [&_input]:text-right"
              />
            </Labelled>
          ) : (
            <span className="max-md:hidden" />
          )}
          {hasExpiry ? (
            <Labelled label={t("expires")}>
              <TextInput
                type="date"
                value={line.expiresOn}
                onChange={(expiresOn) => change(line.item, { expiresOn })}
                aria-label={t("expiresOf", { item: line.name })}
                className="w-38"
              />
            </Labelled>
          ) : (
            <span className="max-md:hidden" />
          )}
          <span className={cn("self-center text-right", !hasCost && "invisible max-md:hidden")}>
            <Money fen={lineFen(line)} />
          </span>
          {line.most === null ? (
            <IconButton
              label={t("remove", { item: line.name })}
              onClick={() => onChange(lines.filter(({ item }) => item !== line.item))}
              className="self-center"
            >
              <Trash2 aria-hidden />
            </IconButton>
          ) : (
            <span className="max-md:hidden" />
          )}
        </li>
      ))}
    </ul>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="text-table text-quiet">
        {label}
      </span>
      {children}
    </div>
  );
}
