"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/app/_lib/trpc/client";
import { indexSheet } from "./sheet-index";

const freshForMs = 5 * 60_000;

/** The store's order sheet, asked for once and kept; prices and supply are asked again every five minutes. */
export function useSheet(store: string) {
  const trpc = useTRPC();
  return useQuery({
    ...trpc.order.sheet.queryOptions({ store }),
    staleTime: freshForMs,
    gcTime: Number.POSITIVE_INFINITY,
    refetchInterval: freshForMs,
    select: indexSheet,
  });
}
