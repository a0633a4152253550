"use client";

import { useEffect } from "react";

/**
 * Has the browser keep a page, so that it opens without network too (`public/sw.js`): the order page of a store, or a count. A
 * browser without service workers, and a development server whose files change under their names, do without.
 */
export function useKeptPage(path: string, store = ""): void {
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    const keep = async () => {
      await navigator.serviceWorker.register("/sw.js");
      const { active } = await navigator.serviceWorker.ready;
      const loaded = performance
        .getEntriesByType("resource")
        .map(({ name }) => new URL(name))
        .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"))
        .map(({ pathname }) => pathname);
      active?.postMessage({ type: "keep", path, store, loaded });
    };
    // Refused by the browser's settings: everything but this goes on.
    keep().catch(() => undefined);
  }, [path, store]);
}
