"use client";

import { type MouseEvent, useCallback, useEffect, useRef } from "react";

/** The longest pause between the clicks of a double click, as systems set it. */
const doubleClickMs = 500;

/**
 * People double-click buttons. What the first click opens lies under the pointer when the second one comes, which would
 * close it again as a press beside it, or answer a question that nobody has read. Both are told apart here.
 */
export function useSecondClick(isOpen: boolean) {
  const openedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (isOpen) openedAt.current = performance.now();
  }, [isOpen]);
  /** Whether this moment may still belong to the double click that opened it. */
  const isEarly = useCallback(() => performance.now() - openedAt.current < doubleClickMs, []);
  /** For `onClickCapture`: swallows the second click of that double click. Quick typing on a keypad comes later. */
  const swallow = useCallback(
    (event: MouseEvent) => {
      if (event.detail < 2 || !isEarly()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [isEarly],
  );
  return { isEarly, swallow };
}
