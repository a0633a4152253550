import { paramOf, readListParams } from "@/app/_lib/list-params";
import { shelfFilters } from "@/server/store-stock/schema";

type Given = Parameters<typeof readListParams>[0];

const searchAndCursor = (given: Given) => {
  const { q, cursor } = readListParams(given);
  return { search: q || undefined, cursor };
};

/** Whose stock the URL asks for; none: what is below zero in all of them. */
export const storeOfUrl = (given: Given) => paramOf(given, "store");

export const negativeInput = searchAndCursor;

export const storeStockInput = (store: string, given: Given) => ({
  ...searchAndCursor(given),
  store,
  filter: shelfFilters.find((one) => one === paramOf(given, "filter")),
});
