"use client";

import { useState } from "react";
import type { LineState } from "./picks";

/** What a picker has said of the line before them, and not yet taken. */
export interface Draft {
  /** Digits of the keys; undefined: all that is required. */
  text: string | undefined;
  /** What the digits count. */
  unit: "case" | "piece";
  /** The item was scanned, and so it is the right one. */
  isChecked: boolean;
  /** The place was scanned. */
  isThere: boolean;
  /** The tote of the slot was scanned. */
  isInTote: boolean;
  /** The question why it is short is open. */
  isShort: boolean;
}

const fresh: Draft = {
  text: undefined,
  unit: "piece",
  isChecked: false,
  isThere: false,
  isInTote: false,
  isShort: false,
};

/** The draft of the line of that key; another line begins anew, and so does one that comes back after `forget`. */
export function useDraft(key: string): [Draft, (part: Partial<Draft>) => void, () => void] {
  const [kept, setKept] = useState({ key, draft: fresh });
  const draft = kept.key === key ? kept.draft : fresh;
  const change = (part: Partial<Draft>) =>
    setKept((before) => ({ key, draft: { ...(before.key === key ? before.draft : fresh), ...part } }));
  return [draft, change, () => setKept({ key: "", draft: fresh })];
}

/** Pieces (grams of weighed goods) that the draft says. */
export function draftEach({ text, unit }: Draft, { leftEach, casePackEach }: LineState): number {
  if (text === undefined) return leftEach;
  return Number(text || "0") * (unit === "case" ? Math.max(casePackEach, 1) : 1);
}
