"use client";

import { useSearchParams } from "next/navigation";
import { useSyncExternalStore } from "react";

export type Step = "items" | "review";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const stepHere = (): Step =>
  new URLSearchParams(window.location.search).get("step") === "review" ? "review" : "items";

function go(step: Step): void {
  const url = new URL(window.location.href);
  if (step === "review") url.searchParams.set("step", "review");
  else url.searchParams.delete("step");
  window.history.pushState(null, "", url);
  window.scrollTo(0, 0);
  for (const listener of listeners) listener();
}

const toReview = () => go("review");
const toItems = () => go("items");

/**
 * Which step of the order page is shown. The address says it, so that Back works and a reload stays; but no server is asked
 * for it, because the way to the last look must also be open without network. `first` is what the server drew.
 */
export function useStep(first: Step) {
  // Read for a link that leads here; the address itself is what counts.
  useSearchParams();
  const current = useSyncExternalStore(subscribe, stepHere, () => first);
  return { current, toReview, toItems };
}
