"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type Ref, useState } from "react";
import { readWhole } from "@/app/_lib/read-money";
import { cn } from "./cn";

/** How many steps a key goes. */
const stepsOfKey: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };

interface QuantityInputProps {
  value: number;
  onChange: (qty: number) => void;
  /** What it is of, read aloud: "Quantity of Cola 330 ml". */
  label: string;
  /** The unit in words, always in sight. */
  unit?: string;
  /** One press of plus or minus; a typed quantity is kept as typed and judged by the rule of the form. */
  step?: number;
  min?: number;
  max?: number;
  size?: "medium" | "touch";
  isInvalid?: boolean;
  disabled?: boolean;
  id?: string;
  ref?: Ref<HTMLInputElement>;
  onBlur?: () => void;
  className?: string;
}

/** A whole quantity with minus and plus, which go to the next multiple of the step. Arrow keys and Page keys work too. */
export function QuantityInput(props: QuantityInputProps) {
  const { value, onChange, label, unit, step = 1, min = 0, max = 10_000_000, size = "medium" } = props;
  const t = useTranslations("common.kit");
  const [typed, setTyped] = useState<string | undefined>(undefined);

  const go = (qty: number) => {
    const kept = Math.min(max, Math.max(min, qty));
    setTyped(undefined);
    if (kept !== value) onChange(kept);
  };
  const up = (steps: number) => go((Math.floor(value / step) + steps) * step);
  const down = (steps: number) => go((Math.ceil(value / step) - steps) * step);

  const onKeyDown = (event: KeyboardEvent) => {
    const steps = stepsOfKey[event.key];
    if (steps === undefined) return;
    event.preventDefault();
    if (steps > 0) up(steps);
    else down(-steps);
  };

  return (
    <span
      className={cn(
        "inline-flex items-stretch overflow-hidden rounded-md border border-line-strong/70 bg-raised focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent",
        size === "touch" ? "h-12 text-base" : "h-8 text-sm pointer-coarse:h-11 pointer-coarse:text-base",
        props.isInvalid && "border-blocked",
        props.className,
      )}
    >
      <StepButton
        name={t("less", { step })}
        size={size}
        disabled={props.disabled || value <= min}
        onPress={() => down(1)}
      >
        <Minus aria-hidden className="size-4" />
      </StepButton>
      <input
        ref={props.ref}
        id={props.id}
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={min}
        aria-valuemax={max}
        aria-invalid={props.isInvalid || undefined}
        disabled={props.disabled}
        value={typed ?? String(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          const qty = event.target.value.trim() === "" ? min : readWhole(event.target.value);
          if (qty !== undefined) onChange(Math.min(max, Math.max(min, qty)));
        }}
        onBlur={() => {
          setTyped(undefined);
          props.onBlur?.();
        }}
        onKeyDown={onKeyDown}
        className={cn(
          "min-w-0 flex-1 bg-transparent text-center font-medium outline-none disabled:text-quiet",
          size === "touch" ? "w-16" : "w-12 pointer-coarse:w-14",
        )}
      />
      {unit && <span className="pointer-events-none self-center pr-1.5 text-table text-quiet">{unit}</span>}
      <StepButton
        name={t("more", { step })}
        size={size}
        disabled={props.disabled || value >= max}
        onPress={() => up(1)}
      >
        <Plus aria-hidden className="size-4" />
      </StepButton>
    </span>
  );
}

interface StepButtonProps {
  name: string;
  size: "medium" | "touch";
  disabled?: boolean;
  onPress: () => void;
  children: React.ReactNode;
}

function StepButton({ name, size, disabled, onPress, children }: StepButtonProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={name}
      disabled={disabled}
      onClick={onPress}
      className={cn(
        "grid shrink-0 place-items-center text-quiet transition-colors duration-100 hover:bg-hover hover:text-text active:bg-accent-soft disabled:opacity-35 disabled:hover:bg-transparent",
        size === "touch" ? "w-12" : "w-7 pointer-coarse:w-11",
      )}
    >
      {children}
    </button>
  );
}
