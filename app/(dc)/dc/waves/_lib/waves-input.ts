import { paramOf, readListParams } from "@/app/_lib/list-params";

/** What the list of waves asks for: a route with everything below it, a page. */
export function wavesInputOf(given: Parameters<typeof readListParams>[0]) {
  return { route: paramOf(given, "route"), cursor: readListParams(given).cursor };
}
