"use client";

import { useCallback, useSyncExternalStore } from "react";

interface Kept<T> {
  /** What a device has kept under a key, or the empty one. */
  read: (text: string | null) => T;
  isEmpty: (draft: T) => boolean;
}

const drafts = new Map<string, unknown>();
const listeners = new Set<() => void>();
let isKept = true;

/**
 * A draft that lives on this device, kept after every change: it survives a reload, a lost network and a flat battery. Other tabs
 * of the browser see it too. `isKept` is false where the browser refuses to keep anything.
 */
export function useKeptDraft<T>(key: string, { read, isEmpty }: Kept<T>) {
  const draftOf = useCallback((): T => {
    if (!drafts.has(key)) drafts.set(key, read(readText(key)));
    return drafts.get(key) as T;
  }, [key, read]);
  const empty = useCallback((): T => {
    if (!drafts.has(`${key} `)) drafts.set(`${key} `, read(null));
    return drafts.get(`${key} `) as T;
  }, [key, read]);
  const draft = useSyncExternalStore(subscribe, draftOf, empty);
  const change = useCallback(
    (next: (draft: T) => T) => {
      const changed = next(draftOf());
      drafts.set(key, changed);
      writeText(key, isEmpty(changed) ? undefined : JSON.stringify(changed));
      for (const listener of listeners) listener();
    },
    [key, draftOf, isEmpty],
  );
  return { draft, isKept, change };
}

function readText(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    isKept = false;
    return null;
  }
}

function writeText(key: string, text: string | undefined): void {
  try {
    if (text === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
    isKept = true;
  } catch {
    isKept = false;
  }
}

function subscribe(listener: () => void): () => void {
  const onStorage = () => {
    // Another tab wrote: what it kept is the newer draft.
    drafts.clear();
    listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", onStorage);
  };
}
