"use client";

import { useEffect, useRef } from "react";
import { areKeysTaken } from "@/app/_ui/modal";

/** What a key does at the desk; names as `KeyboardEvent.key` in small letters. */
export type DeskKeys = Record<string, (() => void) | undefined>;

/** Who types while the page loads types on into it: what comes without such a pause is no command. */
const pauseMs = 300;

/**
 * The keys of the desk, wherever the focus is: it cannot be lost. In the field of the amount and of a search Esc and Enter
 * belong to the desk, in others Esc alone, over a dialog none. They come before the keys of the shell.
 */
export function useDeskKeys(
  keys: DeskKeys,
  inField: { enter: (field: Element) => void; escape: (field: Element) => void },
) {
  const latest = useRef({ keys, inField });
  latest.current = { keys, inField };
  useEffect(() => {
    let quietUntil = performance.now() + pauseMs;
    const onKeyDown = (event: KeyboardEvent) => {
      if (performance.now() < quietUntil) {
        quietUntil = performance.now() + pauseMs;
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (areKeysTaken()) return;
      const { keys, inField } = latest.current;
      const field = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (field) {
        if (event.key === "Escape") inField.escape(field);
        else if (event.key === "Enter" && field.matches("[data-desk-amount], [data-desk-search]"))
          inField.enter(field);
        else return;
      } else {
        const act = keys[event.key.toLowerCase()];
        if (!act || (event.repeat && !/^(j|k|arrow)/i.test(event.key))) return;
        act();
      }
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, []);
}
