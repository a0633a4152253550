"use client";

import { type ComponentProps, useState } from "react";
import { flushSync } from "react-dom";
import { grouped } from "@/app/_lib/format";
import { readMoney } from "@/app/_lib/read-money";
import { formatFen } from "@/server/shared/fen";
import { cn } from "./cn";
import { inputLook } from "./input-look";

interface MoneyInputProps extends Omit<ComponentProps<"input">, "onChange" | "value" | "type"> {
  /** The amount as a command takes it, "1234.50"; empty when nothing was entered. */
  value: string;
  /** Hands over "1234.50" as soon as the text is money; otherwise the text itself, which the schema then refuses. */
  onChange: (amount: string) => void;
}

/** An amount in yuan. Takes "1,234.5", "￥１２３４" and whatever else a bank app puts on the clipboard. */
export function MoneyInput({ value, onChange, onBlur, onFocus, className, ...rest }: MoneyInputProps) {
  const [typed, setTyped] = useState<string | undefined>(undefined);
  return (
    <span className={cn("relative block", className)}>
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2.5 grid place-items-center text-quiet"
      >
        ¥
      </span>
      <input
        inputMode="decimal"
        autoComplete="off"
        {...rest}
        type="text"
        value={typed ?? shown(value)}
        onFocus={(event) => {
          // The figure is drawn without its thousands first: what is typed then replaces it.
          flushSync(() => setTyped(value));
          event.target.select();
          onFocus?.(event);
        }}
        onChange={(event) => {
          const text = event.target.value;
          const fen = readMoney(text);
          setTyped(text);
          onChange(fen === undefined ? text.trim() : formatFen(fen));
        }}
        onBlur={(event) => {
          setTyped(undefined);
          onBlur?.(event);
        }}
        className={cn(inputLook, "pl-7 text-right")}
      />
    </span>
  );
}

/** At rest the amount has its thousands and its two decimals; what is no money stays as typed. */
function shown(value: string): string {
  const fen = readMoney(value);
  return fen === undefined ? value : `${fen < 0 ? "−" : ""}${grouped(formatFen(Math.abs(fen)))}`;
}
