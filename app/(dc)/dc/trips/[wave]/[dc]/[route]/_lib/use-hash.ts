"use client";

import { useSyncExternalStore } from "react";

const subscribe = (changed: () => void) => {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
};

/** What stands behind the # of the address: the way back works, and nothing is asked of the server. */
export function useHash(): [string, (next: string) => void] {
  const hash = useSyncExternalStore(
    subscribe,
    () => decodeURIComponent(location.hash.slice(1)),
    () => "",
  );
  const go = (next: string) => {
    location.hash = encodeURIComponent(next);
  };
  return [hash, go];
}
