"use client";

import { type ComponentProps, useState } from "react";
import { readWhole } from "@/app/_lib/read-money";
import { cn } from "@/app/_ui/cn";
import { inputLook } from "@/app/_ui/input-look";

interface WholeInputProps extends Omit<ComponentProps<"input">, "onChange" | "value" | "type"> {
  /** Null: left open. */
  value: number | null | undefined;
  /** What is no whole number is handed over as NaN, which the schema refuses. */
  onChange: (value: number | null) => void;
  /** Behind the figure: a unit. */
  unit?: string;
}

/** A whole number that may be left open. Takes "1,200" and full-width digits. */
export function WholeInput({ value, onChange, unit, onBlur, className, ...rest }: WholeInputProps) {
  const [typed, setTyped] = useState<string | undefined>();
  const shown = value === null || value === undefined || Number.isNaN(value) ? "" : String(value);
  return (
    <span className={cn("inline-flex items-center gap-1.5", className)}>
      <input
        inputMode="numeric"
        autoComplete="off"
        {...rest}
        type="text"
        value={typed ?? shown}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          onChange(text.trim() === "" ? null : (readWhole(text) ?? Number.NaN));
        }}
        onBlur={(event) => {
          if (!Number.isNaN(value)) setTyped(undefined);
          onBlur?.(event);
        }}
        className={cn(inputLook, "text-right")}
      />
      {unit && <span className="shrink-0 text-quiet">{unit}</span>}
    </span>
  );
}
