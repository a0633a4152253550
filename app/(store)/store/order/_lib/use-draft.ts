"use client";

import { useCallback, useMemo, useSyncExternalStore } from "react";
import { newRequestId } from "@/app/_lib/request-id";
import {
  type Draft,
  type DraftLine,
  emptyDraft,
  readDraft,
  without,
  withoutSent,
  withQuantity,
} from "./draft";
import type { Watched } from "./watched";

const keyOf = (store: string) => `storeline.order-draft.${store}`;
const drafts = new Map<string, Draft>();
const listeners = new Set<() => void>();
let isKept = true;

/** Kept on the device that long after a change, so that the key that made it is drawn first, also where that is slow. */
const keepingMs = 100;
/** A page that follows patiently is told when nothing has changed for that long. */
const settledMs = 150;
const unsaved = new Set<string>();

function draftOf(store: string): Draft {
  const known = drafts.get(store);
  if (known) return known;
  const draft = readDraft(readKept(store));
  drafts.set(store, draft);
  return draft;
}

function readKept(store: string): string | null {
  try {
    return localStorage.getItem(keyOf(store));
  } catch {
    isKept = false;
    return null;
  }
}

function keep(store: string, draft: Draft): void {
  drafts.set(store, draft);
  if (unsaved.size === 0) setTimeout(save, keepingMs);
  unsaved.add(store);
  for (const listener of listeners) listener();
}

/** Writes what has changed to the device. The page does it too before it is left or put aside. */
function save(): void {
  const wasKept = isKept;
  for (const store of unsaved) {
    const draft = draftOf(store);
    try {
      if (draft.lines.length === 0 && !draft.sending && !draft.reference)
        localStorage.removeItem(keyOf(store));
      else localStorage.setItem(keyOf(store), JSON.stringify(draft));
      isKept = true;
    } catch {
      isKept = false;
    }
    if (isKept !== wasKept) drafts.set(store, { ...draft });
  }
  unsaved.clear();
  if (isKept !== wasKept) for (const listener of listeners) listener();
}

/** Another tab wrote: what it kept is the newer draft, but for what is about to be kept here. */
function followOtherTab({ key }: StorageEvent): void {
  // What this device cannot keep is here only.
  if (!isKept) return;
  for (const store of drafts.keys())
    if (!unsaved.has(store) && (key === null || key === keyOf(store))) drafts.delete(store);
  for (const listener of listeners) listener();
}

// For as long as the page lives: a draft that nobody shows just now is still the one that the next key continues.
if (typeof window !== "undefined") {
  window.addEventListener("storage", followOtherTab);
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", save);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Of a run of changes tells only the last, when nothing has followed it for a moment. */
function subscribePatiently(listener: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(listener, settledMs);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}

/** Calls back with the store's order in the making whenever it has changed; answers how to stop. */
export const watchDraft = (store: string, listener: (draft: Draft) => void): (() => void) =>
  subscribe(() => listener(draftOf(store)));

/** How many of an item the store's order in the making has. */
export const watchQuantity = (store: string, code: string): Watched<number> => ({
  get: () => draftOf(store).lines.find((line) => line.code === code)?.qty ?? 0,
  subscribe: (listener) => watchDraft(store, listener),
});

/**
 * The store's order in the making, kept on this device after every change; it survives a reload and a lost network. What is
 * drawn patiently is not drawn at each key, but when a run of keys has ended.
 */
export function useDraft(store: string, { isPatient = false } = {}) {
  const draft = useSyncExternalStore(
    isPatient ? subscribePatiently : subscribe,
    () => draftOf(store),
    () => emptyDraft,
  );
  const change = useCallback(
    (next: (draft: Draft) => Draft) => {
      const changed = next(draftOf(store));
      keep(store, changed);
      return changed;
    },
    [store],
  );

  const actions = useMemo(
    () => ({
      put: (line: DraftLine) => change((draft) => withQuantity(draft, line)),
      putMany: (lines: readonly DraftLine[]) => change((draft) => lines.reduce(withQuantity, draft)),
      remove: (codes: readonly string[]) => change((draft) => without(draft, new Set(codes))),
      /** These lines continue an order that was taken back to a draft. */
      setMadeFrom: (madeFrom: string) =>
        change((draft) => (draft.lines.length === 0 ? draft : { ...draft, madeFrom })),
      setReference: (reference: string) => change((draft) => ({ ...draft, reference })),
      setCoupons: (coupons: readonly string[]) => change((draft) => ({ ...draft, coupons })),
      /** Fixes what is sent and its id before the first attempt; a second attempt sends exactly the same. */
      beginSending: () => {
        // What another tab kept a moment ago, before this one was told: one order, not one from each.
        save();
        if (isKept) drafts.delete(store);
        const { lines, reference, coupons, sending, madeFrom } = draftOf(store);
        if (sending) return sending;
        const fresh = {
          requestId: newRequestId(),
          lines: lines.map(({ code, qty }) => ({ item: code, qty })),
          reference: reference.trim(),
          coupons,
          madeFrom,
        };
        change((draft) => ({ ...draft, sending: fresh }));
        // The id is on the device before it is on the network.
        save();
        return fresh;
      },
      /** The server has answered no: the lines are free again. */
      endSending: () => change((draft) => ({ ...draft, sending: undefined })),
      /**
       * Back to what it was before something that can be undone, as long as it is what that made of it. Nothing that was typed
       * since is thrown away, and no order that is on its way or there comes back. Answers whether it was done.
       */
      restore: (before: Draft, after: Draft) => {
        const { lines, sending } = draftOf(store);
        const isSame = lines === after.lines && !sending;
        if (isSame) change(() => before);
        return isSame;
      },
      /** The server has taken this order: what was put in since it went out is the next draft. */
      endSent: (requestId: string) => change((draft) => withoutSent(draft, requestId)),
      clear: () => change(() => emptyDraft),
    }),
    [store, change],
  );
  return useMemo(() => ({ draft, isKept, ...actions }), [draft, actions]);
}
