"use client";

import { hashKey, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import superjson from "superjson";
import { keptFiles } from "./kept-files";
import { tellWorker } from "./tell-worker";

/**
 * Has the browser keep the page that is shown and what the server last answered to its question. Loaded anew without network, the
 * page opens as it was kept, with the newer answer in it: nothing that was counted since has to be done again.
 */
export function useKeptFloorPage(queryKey: QueryKey): void {
  const client = useQueryClient();
  const hash = hashKey(queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the hash stands for the key, which is new at every drawing
  useEffect(() => {
    // Refused by the browser's settings: everything but this goes on.
    tellWorker({ type: "keep-floor", path: location.pathname }).catch(() => undefined);
    const name = `answer:${hash}`;
    let isGone = false;
    const restore = async () => {
      const text = await (await keptFiles.get(name))?.text();
      if (text === undefined || isGone) return;
      const { at, data } = superjson.parse<{ at: number; data: unknown }>(text);
      const shownAt = client.getQueryState(queryKey)?.dataUpdatedAt ?? 0;
      if (at > shownAt) client.setQueryData(queryKey, data, { updatedAt: at });
    };
    restore().catch(() => undefined);
    const unsubscribe = client.getQueryCache().subscribe(({ type, query }) => {
      if (type !== "updated" || query.queryHash !== hash || query.state.data === undefined) return;
      const { data, dataUpdatedAt: at } = query.state;
      keptFiles.put(name, new Blob([superjson.stringify({ at, data })])).catch(() => undefined);
    });
    return () => {
      isGone = true;
      unsubscribe();
    };
  }, [client, hash]);
}
