"use client";

import { useCallback, useEffect, useRef, useState } from "react";

const retryMs = 4_000;

/** What became of entries that were sent: done with, or refused in words. Those that are neither are sent again. */
export interface Sent {
  done: readonly string[];
  refused?: Readonly<Record<string, string>>;
}

/** Something that the server may not know yet, under an id of its own, so that it counts once. */
export interface Outgoing {
  id: string;
}
type Kept<Entry> = Entry & { refused?: string };

/**
 * What this device has recorded and the server has not answered yet, sent in its order. It lies in the browser until it is
 * answered, so that a lost connection or a sleep loses none. `send` gets what waits and says what became of it; when it throws,
 * there is no network, and it is asked again.
 */
export function useOutbox<Entry extends Outgoing>(
  key: string,
  send: (waiting: readonly Entry[]) => Promise<Sent>,
) {
  const latest = useRef<readonly Kept<Entry>[]>([]);
  const isUnderWay = useRef(false);
  const sender = useRef(send);
  sender.current = send;
  const [kept, setKept] = useState<readonly Kept<Entry>[]>([]);
  const [isOffline, setIsOffline] = useState(false);

  const keep = useCallback(
    (next: readonly Kept<Entry>[]) => {
      latest.current = next;
      setKept(next);
      if (next.length === 0) localStorage.removeItem(key);
      else localStorage.setItem(key, JSON.stringify(next));
    },
    [key],
  );

  const work = useCallback(async () => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      for (let isMoving = true; isMoving; ) {
        const waiting = latest.current.filter(({ refused }) => refused === undefined);
        if (waiting.length === 0) return;
        const { done, refused = {} } = await sender.current(waiting);
        setIsOffline(false);
        isMoving = done.length > 0 || Object.keys(refused).length > 0;
        const left = latest.current.filter(({ id }) => !done.includes(id));
        keep(left.map((entry) => (refused[entry.id] ? { ...entry, refused: refused[entry.id] } : entry)));
      }
    } catch {
      setIsOffline(true);
    } finally {
      isUnderWay.current = false;
    }
  }, [keep]);

  // Read after the first paint: the server does not know this device's memory.
  useEffect(() => {
    const found = read(key);
    if (found.length > 0) keep(found as Kept<Entry>[]);
    void work();
  }, [key, keep, work]);
  useEffect(() => {
    const again = () => void work();
    const timer = setInterval(again, retryMs);
    window.addEventListener("online", again);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [work]);

  return {
    /** Not answered yet. */
    waiting: kept.filter(({ refused }) => refused === undefined),
    /** The server said no, in these words: to be sent again by `retry`, or forgotten by `drop`. */
    refused: kept.filter(({ refused }) => refused !== undefined),
    isOffline,
    add: useCallback(
      (...entries: readonly Entry[]) => {
        keep([...latest.current, ...entries]);
        void work();
      },
      [keep, work],
    ),
    retry: useCallback(
      (id: string) => {
        keep(latest.current.map((entry) => (entry.id === id ? { ...entry, refused: undefined } : entry)));
        void work();
      },
      [keep, work],
    ),
    drop: useCallback((id: string) => keep(latest.current.filter((entry) => entry.id !== id)), [keep]),
  };
}

function read(key: string): unknown[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
