"use client";

import { useCallback, useEffect, useState } from "react";
import type { TripRef } from "@/server/dock/schema";
import { type Draft, newDraft, type Stop } from "./stop";

const keyOf = ({ wave, dc }: TripRef, store: string) => `handover:${wave}/${dc}/${store}`;

/** What was noted of a stop, kept on this device: a call, a sleep or a reload loses nothing. */
export function useDraft(trip: TripRef, stop: Stop) {
  const key = keyOf(trip, stop.store);
  const [draft, setDraft] = useState<Draft>(() => newDraft(stop));
  // Read after the first paint: the server does not know this device's memory.
  useEffect(() => {
    const kept = read(key);
    if (kept) setDraft((empty) => ({ ...empty, ...kept }));
  }, [key]);
  const change = useCallback(
    (next: (now: Draft) => Draft) =>
      setDraft((now) => {
        const changed = next(now);
        localStorage.setItem(key, JSON.stringify(changed));
        return changed;
      }),
    [key],
  );
  const forget = useCallback(() => localStorage.removeItem(key), [key]);
  return { draft, change, forget };
}

function read(key: string): Partial<Draft> | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return typeof kept === "object" && kept !== null ? kept : undefined;
  } catch {
    return undefined;
  }
}
