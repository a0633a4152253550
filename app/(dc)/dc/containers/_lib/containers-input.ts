import { paramOf, readListParams } from "@/app/_lib/list-params";

/** What the list of containers asks for, as the URL has it. */
export function containersInputOf(given: Parameters<typeof readListParams>[0]) {
  const { q, cursor } = readListParams(given);
  return { search: q || undefined, owing: paramOf(given, "owing") === "yes", limit: 50, cursor };
}
