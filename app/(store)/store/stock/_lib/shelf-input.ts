import { type ListParams, paramOf, readListParams } from "@/app/_lib/list-params";
import { shelfFilters } from "@/server/store-stock/schema";

type Given = Parameters<typeof readListParams>[0];

/** What the URL asks of a store's stock: the same on the server and in the browser. */
export function shelfInput(store: string, given: Given) {
  const { q, cursor }: ListParams = readListParams(given);
  return {
    store,
    limit: 60,
    cursor,
    search: q || undefined,
    filter: shelfFilters.find((one) => one === paramOf(given, "filter")),
    category: paramOf(given, "category"),
  };
}
