"use client";

import { useLayoutEffect, useRef, useSyncExternalStore } from "react";

/** Something that may change with every key: what it is now, and who is told when it is another. */
export interface Watched<Value> {
  get: () => Value;
  /** Answers how to stop being told. */
  subscribe: (listener: () => void) => () => void;
}

/**
 * What `pick` takes of it: the part that uses this is drawn again when that is another. A plain object whose fields are the
 * same counts as the same.
 */
export function useWatched<Value, Part>(
  { get, subscribe }: Watched<Value>,
  pick: (value: Value) => Part,
): Part {
  const last = useRef<{ part: Part }>(undefined);
  const read = () => {
    const part = pick(get());
    if (!last.current || !isSame(last.current.part, part)) last.current = { part };
    return last.current.part;
  };
  return useSyncExternalStore(subscribe, read, read);
}

/**
 * Has `write` write to the page at once when it changes and after each drawing. A key that changes figures only costs so much
 * less than drawing the parts that show them.
 */
export function useFollower<Value>({ get, subscribe }: Watched<Value>, write: (value: Value) => void): void {
  const last = useRef(write);
  useLayoutEffect(() => {
    last.current = write;
    write(get());
  });
  useLayoutEffect(() => subscribe(() => last.current(get())), [get, subscribe]);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => name in b && Object.is(a[name], b[name]))
  );
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
