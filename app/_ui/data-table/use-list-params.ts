"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { readListParams } from "@/app/_lib/list-params";

/** Search, sort, filters and page of the list, as the URL has them. Any change but the page's own goes back to page one. */
export function useListParams() {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const read = useMemo(() => readListParams(search), [search]);

  const set = useCallback(
    (changes: Record<string, string | undefined>) => {
      const next = new URLSearchParams(search);
      if (!("page" in changes)) next.delete("page");
      if (!("cursor" in changes)) next.delete("cursor");
      for (const [name, value] of Object.entries(changes)) {
        if (value === undefined) next.delete(name);
        else next.set(name, value);
      }
      const query = next.toString();
      const href = (query ? `${pathname}?${query}` : pathname) as Route;
      // A page is a place one goes back from; a filter being tried out is not.
      if ("page" in changes || "cursor" in changes) router.push(href);
      else router.replace(href, { scroll: false });
    },
    [search, pathname, router],
  );

  const get = useCallback((name: string) => search.get(name) ?? undefined, [search]);
  return { ...read, get, set };
}
