"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import type { Names } from "../../_lib/use-terms-words";

type Item = Names["items"][string];

/** What the codes in the form are called: those of the saved content, and those that were picked since. */
export function useKnown(saved: Names) {
  const trpc = useTRPC();
  const groups = useQuery(trpc.org.groups.queryOptions({ limit: 500, state: "used" }));
  const categories = useQuery(trpc.catalog.categories.queryOptions());
  const [items, setItems] = useState<Record<string, Item>>({});
  const [stores, setStores] = useState<Record<string, string>>({});
  const names = useMemo<Names>(
    () => ({
      items: { ...saved.items, ...items },
      stores: { ...saved.stores, ...stores },
      categories: {
        ...saved.categories,
        ...Object.fromEntries((categories.data ?? []).map((one) => [one.category, one.name])),
      },
      storeGroups: {
        ...saved.storeGroups,
        ...Object.fromEntries((groups.data?.rows ?? []).map((one) => [one.group, one.name])),
      },
    }),
    [saved, items, stores, categories.data, groups.data],
  );
  return {
    names,
    groups: groups.data?.rows ?? [],
    categories: categories.data ?? [],
    learnItem: (code: string, item: Item) => setItems((known) => ({ ...known, [code]: item })),
    learnStore: (code: string, name: string) => setStores((known) => ({ ...known, [code]: name })),
  };
}

export type Known = ReturnType<typeof useKnown>;
