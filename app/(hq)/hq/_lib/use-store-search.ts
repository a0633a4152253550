"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useDebounced } from "@/app/_ui/use-debounced";

/** Stores by code or name as one types. */
export function useStoreSearch() {
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.split(" · ")[0] ?? "", 200);
  const found = useQuery(useTRPC().org.stores.queryOptions({ search: search || undefined, limit: 30 }));
  const rows = found.data?.rows ?? [];
  return {
    rows,
    options: rows.map((row) => ({
      value: row.store,
      label: `${row.name} · ${row.store}`,
      note: row.routePath,
    })),
    setTyped,
    isSearching: found.isFetching,
  };
}
