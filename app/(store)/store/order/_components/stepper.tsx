"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useMemo, useState } from "react";
import { readMoney, readWhole } from "@/app/_lib/read-money";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { formatQuantity } from "@/server/shared/quantity";
import type { SheetItem } from "../_lib/sheet-index";

/** Made once: a key that is typed draws no icon anew. */
const minus = <Minus aria-hidden className="size-4" />;
const plus = <Plus aria-hidden className="size-4" />;
const button =
  "grid size-11 shrink-0 place-items-center text-quiet transition-colors duration-100 hover:bg-hover hover:text-text active:bg-accent-soft disabled:opacity-35 pointer-fine:md:size-8";

export const quantityMax = 10_000_000;

/** Reads a quantity as typed: whole pieces, or of a weighed item kilograms with up to three decimals, in grams. */
export function readQuantity(text: string, isWeighed: boolean): number | undefined {
  if (text.trim() === "") return 0;
  if (!isWeighed) return readWhole(text);
  const match = /^(\d{1,5})(?:\.(\d{0,3}))?$/.exec(text.trim());
  if (!match) return readMoney(text) === undefined ? undefined : Number(text) * 1_000;
  return Number(match[1]) * 1_000 + Number((match[2] ?? "").padEnd(3, "0"));
}

interface StepperProps {
  item: SheetItem;
  qty: number;
  onChange: (qty: number) => void;
  /** On a phone a tap on the figure opens the large keypad. */
  onKeypad: () => void;
  /** What other keys do in the field: leave it, walk the list. True when the key was used. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  isInvalid?: boolean;
  className?: string;
  ref?: Ref<HTMLInputElement>;
}

/** How many of an item: minus and plus go by its order multiple, the figure can be typed; large enough for a thumb. */
export function Stepper({ item, qty, onChange, onKeypad, onKey, isInvalid, className, ref }: StepperProps) {
  const t = useTranslations("store.order.stepper");
  const format = useFormat();
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const step = item.multipleEach;
  const go = (next: number) => {
    setTyped(undefined);
    onChange(Math.min(quantityMax, Math.max(0, next)));
  };
  const more = () => go((Math.floor(qty / step) + 1) * step);
  const less = () => go((Math.ceil(qty / step) - 1) * step);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (onKey?.(event)) return;
    const move = { "+": more, "=": more, "-": less }[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };
  const labels = useMemo(() => {
    const by = { step: format.quantity(step, item.isWeighed), name: item.name };
    return { less: t("less", by), more: t("more", by), quantity: t("quantity", { name: item.name }) };
  }, [t, format, step, item]);

  return (
    <div
      className={cn(
        "flex items-stretch overflow-hidden rounded-md border border-line-strong/70 bg-raised focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent",
        qty > 0 && "border-accent",
        isInvalid && "border-blocked",
        className,
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        className={button}
        disabled={qty <= 0}
        onClick={less}
        aria-label={labels.less}
      >
        {minus}
      </button>
      <button
        type="button"
        onClick={onKeypad}
        aria-label={t("keypad", { name: item.name, qty: format.quantity(qty, item.isWeighed) })}
        className={cn(
          "min-w-12 px-1 text-center font-medium pointer-fine:md:hidden",
          qty === 0 && "text-quiet",
        )}
      >
        {format.quantity(qty, item.isWeighed)}
      </button>
      <input
        ref={ref}
        aria-label={labels.quantity}
        aria-invalid={isInvalid || undefined}
        inputMode="decimal"
        autoComplete="off"
        value={typed ?? formatQuantity(qty, item.isWeighed)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = readQuantity(event.target.value, item.isWeighed);
          if (next !== undefined && next <= quantityMax) onChange(next);
        }}
        onBlur={() => setTyped(undefined)}
        onKeyDown={onKeyDown}
        className={cn(
          "hidden w-14 bg-transparent text-center text-sm font-medium outline-none pointer-fine:md:block",
          qty === 0 && "text-quiet",
        )}
      />
      <button
        type="button"
        tabIndex={-1}
        className={button}
        disabled={qty >= quantityMax}
        onClick={more}
        aria-label={labels.more}
      >
        {plus}
      </button>
    </div>
  );
}
