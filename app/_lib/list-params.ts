/** What every list reads from its URL. The page (server) and the table (browser) use this same reading. */
export interface ListParams {
  q: string;
  /** The id of the column, and whether the largest come first; undefined is the list's own order. */
  sort: { by: string; isDescending: boolean } | undefined;
  /** From 1; for lists that know their total. */
  page: number;
  /** For lists that only know what follows. */
  cursor: string | undefined;
}

type Given = { get: (name: string) => string | null } | Record<string, string | string[] | undefined>;

/** Reads `?q=…&sort=-amount&page=2&cursor=…`. What makes no sense counts as not said. */
export function readListParams(given: Given): ListParams {
  const sort = paramOf(given, "sort");
  const page = Number(paramOf(given, "page"));
  return {
    q: paramOf(given, "q")?.trim().slice(0, 100) ?? "",
    sort:
      sort && /^-?\w{1,40}$/.test(sort)
        ? { by: sort.replace("-", ""), isDescending: sort[0] === "-" }
        : undefined,
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
    cursor: paramOf(given, "cursor")?.slice(0, 500),
  };
}

/** One value of the URL; undefined when it is absent or empty, the first when it is there twice. */
export function paramOf(given: Given, name: string): string | undefined {
  const value =
    typeof given.get === "function"
      ? given.get(name)
      : (given as Record<string, string | string[] | undefined>)[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first || undefined;
}
