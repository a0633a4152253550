"use client";

import { useEffect, useRef, useState } from "react";
import { areKeysTaken } from "../modal";

interface RowKeys {
  count: number;
  onOpen?: (index: number) => void;
  onToggle?: (index: number) => void;
  /** Esc, once nothing is marked any more. */
  onEscape?: () => void;
}

/** j and k walk through the rows, Enter opens, x selects, Esc lets go, f goes to the search. Silent while one types. */
export function useRowKeys(keys: RowKeys) {
  const [active, setActive] = useState<number | undefined>(undefined);
  const latest = useRef({ keys, active });
  latest.current = { keys, active };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      const { keys, active } = latest.current;
      const last = keys.count - 1;
      const { key } = event;
      if (key === "j" && last >= 0) setActive(Math.min((active ?? -1) + 1, last));
      else if (key === "k" && last >= 0) setActive(Math.max((active ?? last + 1) - 1, 0));
      else if (key === "x" && active !== undefined) keys.onToggle?.(active);
      else if (key === "Enter" && active !== undefined && !isOnControl(event.target)) keys.onOpen?.(active);
      else if (key === "Escape" && active !== undefined) setActive(undefined);
      else if (key === "Escape") keys.onEscape?.();
      else if (key === "f") document.querySelector<HTMLInputElement>("[data-page-search]")?.focus();
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);

  return { active: active !== undefined && active < keys.count ? active : undefined, setActive };
}

/** In a field, a menu or over a dialog the letters belong to somebody else. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (areKeysTaken()) return true;
  return (
    target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

function isOnControl(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("a, button, [role=button]") !== null;
}
