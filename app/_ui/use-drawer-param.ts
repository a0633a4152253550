"use client";

import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/**
 * The drawer's own address: `?open=DO-0001-261123-000042` over the list. Opening goes forward, so that Back closes it;
 * the link can be sent to a colleague.
 */
export function useDrawerParam(name = "open") {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const opened = params.get(name) ?? undefined;

  const go = useCallback(
    (value: string | undefined) => {
      const next = new URLSearchParams(params);
      if (value === undefined) next.delete(name);
      else next.set(name, value);
      const query = next.toString();
      router.push((query ? `${pathname}?${query}` : pathname) as Route, { scroll: false });
    },
    [params, name, pathname, router],
  );

  return { opened, open: go as (value: string) => void, close: useCallback(() => go(undefined), [go]) };
}
