"use client";

import { Minus, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useId, useMemo, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { formatQuantity } from "@/server/shared/quantity";
import { quantityMax, readQuantity } from "../_lib/read-quantity";
import type { SheetItem } from "../_lib/sheet-index";
import { useFollower, useWatched, type Watched } from "../_lib/watched";
import { LiveText } from "./live-text";

/** Made once: a key that is typed draws no icon anew. */
const minus = <Minus aria-hidden className="size-4" />;
const plus = <Plus aria-hidden className="size-4" />;
const button =
  "grid size-11 shrink-0 place-items-center text-quiet first:rounded-l-md last:rounded-r-md transition-colors duration-100 hover:bg-hover hover:text-text active:bg-accent-soft disabled:opacity-35 pointer-fine:md:size-8";

export interface StepperProps {
  item: SheetItem;
  qty: Watched<number>;
  onChange: (qty: number) => void;
  /** On a phone a tap on the figure opens the large keypad. */
  onKeypad: () => void;
  /** What other keys do in the field: leave it, walk the list. True when the key was used. */
  onKey?: (event: KeyboardEvent<HTMLInputElement>) => boolean;
  isInvalid?: boolean;
  /** Where the page says why it is invalid. */
  describedBy?: string;
  className?: string;
  /** Where the field is kept for those who lead the focus to it. */
  fieldRef?: RefObject<HTMLInputElement | null>;
}

/** How many of an item: minus and plus go by its order multiple, the figure can be typed; large enough for a thumb. */
export function Stepper({
  item,
  qty,
  onChange,
  onKeypad,
  onKey,
  isInvalid,
  describedBy,
  className,
  fieldRef,
}: StepperProps) {
  const t = useTranslations("store.order.stepper");
  const format = useFormat();
  const isSome = useWatched(qty, (now) => now > 0);
  const isMost = useWatched(qty, (now) => now >= quantityMax);
  const own = useRef<HTMLInputElement>(null);
  const field = fieldRef ?? own;
  const keypad = useRef<HTMLButtonElement>(null);
  /** What is typed stays as it was typed until the field is left. */
  const isTyping = useRef(false);
  /** What it was before: of what turns out to be no quantity the first digits do not stay. */
  const before = useRef(0);
  /** Why what was typed is no quantity; the order keeps the one before. */
  const [unread, setUnread] = useState<"many" | "weighed" | "whole" | undefined>(undefined);
  const unreadId = useId();
  const write = (now: number) => {
    const text = formatQuantity(now, item.isWeighed);
    if (field.current && !isTyping.current && field.current.value !== text) field.current.value = text;
    const label = t("keypad", { name: item.name, qty: format.quantity(now, item.isWeighed) });
    keypad.current?.setAttribute("aria-label", label);
  };
  useFollower(qty, write);
  const settle = () => {
    isTyping.current = false;
    write(qty.get());
  };
  const step = item.multipleEach;
  const go = (next: number) => {
    onChange(Math.min(quantityMax, Math.max(0, next)));
    setUnread(undefined);
    settle();
  };
  const take = (typed: string) => {
    isTyping.current = true;
    const next = readQuantity(typed, item.isWeighed);
    const isTaken = next !== undefined && next <= quantityMax;
    const isMany = next !== undefined || /^\d+$/.test(typed);
    setUnread(isTaken ? undefined : isMany ? "many" : item.isWeighed ? "weighed" : "whole");
    onChange(isTaken ? next : before.current);
  };
  const more = () => go((Math.floor(qty.get() / step) + 1) * step);
  const less = () => go((Math.ceil(qty.get() / step) - 1) * step);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // Those of the browser, such as Ctrl and minus, stay its own.
    if (event.ctrlKey || event.metaKey || event.altKey || onKey?.(event)) return;
    const move = { "+": more, "=": more, "-": less }[event.key];
    if (!move) return;
    event.preventDefault();
    move();
    before.current = qty.get();
    // What is typed next takes its place.
    event.currentTarget.select();
  };
  const labels = useMemo(() => {
    const by = { step: format.quantity(step, item.isWeighed), name: item.name };
    return { less: t("less", by), more: t("more", by), quantity: t("quantity", { name: item.name }) };
  }, [t, format, step, item]);

  return (
    // A form of its own: of fields without one a browser's autofill reads all of the page again at each key.
    <form
      autoComplete="off"
      onSubmit={(event) => event.preventDefault()}
      className={cn(
        "relative flex items-stretch rounded-md border border-line-strong/70 bg-raised focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent",
        isSome && "border-accent",
        (isInvalid || unread) && "border-blocked",
        className,
      )}
    >
      <button
        type="button"
        tabIndex={-1}
        className={button}
        disabled={!isSome}
        onClick={less}
        aria-label={labels.less}
      >
        {minus}
      </button>
      <button
        ref={keypad}
        type="button"
        onClick={onKeypad}
        className={cn(
          "min-w-12 px-1 text-center font-medium pointer-fine:md:hidden",
          !isSome && "text-quiet",
        )}
      >
        <LiveText of={qty} say={(now) => format.quantity(now, item.isWeighed)} />
      </button>
      <input
        ref={field}
        aria-label={labels.quantity}
        aria-invalid={isInvalid || unread !== undefined || undefined}
        aria-describedby={unread ? unreadId : describedBy}
        inputMode="decimal"
        autoComplete="off"
        onFocus={(event) => {
          setUnread(undefined);
          before.current = qty.get();
          event.target.select();
        }}
        onInput={(event) => take(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={onKeyDown}
        className={cn(
          "hidden w-14 bg-transparent text-center text-sm font-medium outline-none pointer-fine:md:block",
          !isSome && "text-quiet",
        )}
      />
      <button
        type="button"
        tabIndex={-1}
        className={button}
        disabled={isMost}
        onClick={more}
        aria-label={labels.more}
      >
        {plus}
      </button>
      {unread && (
        <p
          id={unreadId}
          role="alert"
          className="absolute inset-y-0 right-full z-10 mr-1 flex items-center rounded-md border border-blocked bg-raised px-2 py-1 text-sm whitespace-nowrap text-blocked"
        >
          {t("unread", {
            kind: unread,
            max: format.quantity(quantityMax, item.isWeighed),
            qty: format.quantity(before.current, item.isWeighed),
          })}
        </p>
      )}
    </form>
  );
}
