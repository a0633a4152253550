"use client";

import { useCallback, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { cn } from "./cn";
import { type Feedback, scanFeedback } from "./scan-feedback";

const flashMs = 350;
const grounds: Record<Feedback, string> = {
  good: "bg-done",
  bad: "bg-blocked-solid",
  differs: "bg-attention",
};

/** Says good, bad or "look" to ears, hand and eyes at once: a tone, a vibration, and the whole screen in one colour. */
export function useScanSignal() {
  const [shown, setShown] = useState<{ kind: Feedback } | undefined>(undefined);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(undefined), flashMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const signal = useCallback((kind: Feedback) => {
    scanFeedback(kind);
    setShown({ kind });
  }, []);
  const flash =
    shown &&
    createPortal(
      <div
        aria-hidden
        data-flash={shown.kind}
        className={cn("pointer-events-none fixed inset-0 z-50 opacity-55", grounds[shown.kind])}
      />,
      document.body,
    );
  return { signal, flash };
}
