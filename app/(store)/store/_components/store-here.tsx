"use client";

import { useQuery } from "@tanstack/react-query";
import { Store } from "lucide-react";
import { useTRPC } from "@/app/_lib/trpc/client";

/** On a page that changes something: of which store, for whoever has more than one. */
export function StoreHere({ store }: { store: string }) {
  const { data: stores = [] } = useQuery(useTRPC().order.stores.queryOptions());
  const here = stores.find((one) => one.store === store);
  if (!here || stores.length < 2) return null;
  return (
    <p className="-mt-2 flex items-center gap-1.5 text-quiet">
      <Store aria-hidden className="size-4 shrink-0" />
      {here.name}
    </p>
  );
}
