import { paramOf, readListParams } from "@/app/_lib/list-params";

type Given = Parameters<typeof readListParams>[0];

/** Rows of stock asked for at once. */
const pageSize = 200;

/** The DC of the URL, else the first of those that the person may see. */
export function chosenDc(dcs: readonly { dc: string }[], given: Given): string | undefined {
  return paramOf(given, "dc") ?? dcs[0]?.dc;
}

/** What the stock list asks for, as the URL has it. */
export function stockInputOf(dc: string, given: Given) {
  const { q, cursor } = readListParams(given);
  return { dc, search: q || undefined, limit: pageSize, cursor };
}
