"use client";

import { type ComponentProps, useState } from "react";
import { halfWidth } from "@/app/_lib/read-money";
import { cn } from "@/app/_ui/cn";
import { inputLook } from "@/app/_ui/input-look";

interface PercentInputProps extends Omit<ComponentProps<"input">, "onChange" | "value" | "type"> {
  /** In basis points. */
  value: number | undefined;
  /** What is no percentage of at most two decimals is handed over as NaN, which the schema refuses. */
  onChange: (bp: number) => void;
}

/** A share in percent, as people type it: "40", "12.5%". Nothing typed is none. */
export function PercentInput({ value = 0, onChange, onBlur, className, ...rest }: PercentInputProps) {
  const [typed, setTyped] = useState<string | undefined>();
  return (
    <span className={cn("inline-flex items-center gap-1.5", className)}>
      <input
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        type="text"
        value={typed ?? (Number.isNaN(value) ? "" : String(value / 100))}
        onChange={(event) => {
          setTyped(event.target.value);
          onChange(readPercent(event.target.value));
        }}
        onBlur={(event) => {
          if (!Number.isNaN(value)) setTyped(undefined);
          onBlur?.(event);
        }}
        className={cn(inputLook, "text-right")}
      />
      <span className="text-quiet">%</span>
    </span>
  );
}

function readPercent(text: string): number {
  const plain = halfWidth(text).replace(/[%\s]/g, "");
  if (plain === "") return 0;
  const match = /^(\d{1,3})(?:\.(\d{1,2}))?$/.exec(plain);
  return match ? Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0")) : Number.NaN;
}
