"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isModalOpen } from "./modal";

/** The keys of a rugged scanner besides its trigger. */
export type HardKey = "F1" | "F2" | "F3" | "F4";
const hardKeys: ReadonlySet<string> = new Set(["F1", "F2", "F3", "F4"]);

interface WedgeOptions {
  isOn?: boolean;
  /** Enter where nothing has the focus that wants it. */
  onEnter?: () => void;
  onKey?: (key: HardKey) => void;
}

const isOwn = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("input, textarea, select") !== null;
/** Somebody who walks the page by keyboard presses Enter on a button and means it. */
const isChosen = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest("button, a") !== null && target.matches(":focus-visible");

/** A scanner that is a keyboard types wherever the focus is: characters that no field wants go to this one. */
export function useWedge(
  input: RefObject<HTMLInputElement | null>,
  { isOn = true, ...handlers }: WedgeOptions = {},
): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    if (!isOn) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isModalOpen() || event.ctrlKey || event.metaKey || event.altKey) return;
      const { onKey, onEnter } = latest.current;
      if (onKey && hardKeys.has(event.key)) {
        event.preventDefault();
        if (!event.repeat) onKey(event.key as HardKey);
      } else if (isOwn(event.target)) return;
      else if (event.key.length === 1) input.current?.focus({ preventScroll: true });
      else if (event.key === "Enter" && onEnter && !isChosen(event.target)) {
        event.preventDefault();
        if (!event.repeat) onEnter();
      }
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [isOn, input]);
}
