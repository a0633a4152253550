"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useDebounced } from "@/app/_ui/use-debounced";

/** Items by name, code, barcode or initials as one types; a chosen label "name · code" searches by its name. */
export function useItemSearch() {
  const [typed, setTyped] = useState("");
  const search = useDebounced(typed.split(" · ")[0] ?? "", 200);
  const found = useQuery(useTRPC().catalog.items.queryOptions({ search: search || undefined, limit: 30 }));
  const rows = found.data?.rows ?? [];
  return {
    rows,
    options: rows.map((row) => ({ value: row.item, label: `${row.name} · ${row.item}`, note: row.spec })),
    setTyped,
    isSearching: found.isFetching,
  };
}
