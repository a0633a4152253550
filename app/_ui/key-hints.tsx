"use client";

import { type ReactNode, useEffect } from "react";
import { cn } from "./cn";

/** One key of the keyboard. */
export function Key({ children, onDark = false }: { children: ReactNode; onDark?: boolean }) {
  return (
    <kbd
      className={cn(
        "inline-grid h-5 min-w-5 place-items-center rounded border px-1 font-sans text-[11px] leading-none",
        onDark ? "border-surface/40 text-surface" : "border-line bg-sunken text-quiet",
      )}
    >
      {children}
    </kbd>
  );
}

/** What a key does, in words. */
export interface KeyHint {
  keys: readonly string[];
  does: string;
}

/** What the page that is shown says about its keys, for the list behind `?`. */
const shownHints = new Set<readonly KeyHint[]>();
export const hintsOfPage = (): KeyHint[] => [...shownHints].flat();

/** What the keyboard can do here, in one quiet line; hidden where there is no keyboard. */
export function KeyHints({ hints }: { hints: readonly KeyHint[] }) {
  useEffect(() => {
    shownHints.add(hints);
    return () => {
      shownHints.delete(hints);
    };
  }, [hints]);
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-table text-quiet max-md:hidden pointer-coarse:hidden">
      {hints.map(({ keys, does }) => (
        <li key={does} className="flex items-center gap-1">
          {keys.map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          <span>{does}</span>
        </li>
      ))}
    </ul>
  );
}
