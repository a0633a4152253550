"use client";

import { useEffect } from "react";
import { tellWorker } from "@/app/_lib/tell-worker";

/** Has the browser keep a page, so that it opens without network too: the order page of a store, a count, a list of goods. */
export function useKeptPage(path: string, store = ""): void {
  useEffect(() => {
    // Refused by the browser's settings: everything but this goes on.
    tellWorker({ type: "keep", path, store }).catch(() => undefined);
  }, [path, store]);
}
