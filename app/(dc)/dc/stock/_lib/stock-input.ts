import { paramOf, readListParams } from "@/app/_lib/list-params";

type Given = Parameters<typeof readListParams>[0];

/** Rows of stock asked for at once. */
const pageSize = 200;

/** The DC of the URL, else the first of those that the person may see. */
export function chosenDc(dcs: readonly { dc: string }[], given: Given): string | undefined {
  return paramOf(given, "dc") ?? dcs[0]?.dc;
}

/** Where the card of an item at a DC is. */
export function cardOf(dc: string, item: string): string {
  return `/dc/stock/items/${encodeURIComponent(item)}?dc=${dc}`;
}

/** What the list of a card's entries asks for, as the URL has it. */
export function entriesInputOf(dc: string, item: string, given: Given) {
  return { dc, item, limit: 50, cursor: readListParams(given).cursor };
}

/** What the stock list asks for, as the URL has it. */
export function stockInputOf(dc: string, given: Given) {
  const { q, cursor } = readListParams(given);
  return { dc, search: q || undefined, limit: pageSize, cursor };
}
