import { type ListParams, paramOf } from "@/app/_lib/list-params";
import type { RouterOutputs } from "@/app/_lib/trpc/client";

type PoolRoute = RouterOutputs["pool"]["routes"][number];
const pickTypes = ["case", "loose"] as const;
type Given = Parameters<typeof paramOf>[0];

/** A route and how deep it lies below its main route. */
export interface RouteAtDepth extends PoolRoute {
  depth: number;
}

/** What the board shows, as the URL has it: one DC, one pick type, or everything. Page and browser read it alike. */
export function boardInputOf(given: Given) {
  return {
    dc: paramOf(given, "dc"),
    pickType: pickTypes.find((one) => one === paramOf(given, "pickType")),
  };
}

/**
 * The route of the URL, else the one that was shown before, else the main route with the most waiting: a planner's day
 * begins there.
 */
export function chosenRoute(
  routes: readonly PoolRoute[],
  given: Given,
  shownBefore?: string,
): string | undefined {
  const asked = paramOf(given, "route") ?? shownBefore;
  if (asked !== undefined) return asked;
  const mains = routes.filter(({ parent }) => parent === null);
  return mains.toSorted((a, b) => b.lines - a.lines)[0]?.route;
}

/** The tree as one list, every route right before what lies below it. */
export function flattenRoutes(routes: readonly PoolRoute[]): RouteAtDepth[] {
  const below = new Map<string | null, PoolRoute[]>();
  for (const route of routes) below.set(route.parent, [...(below.get(route.parent) ?? []), route]);
  const walk = (parent: string | null, depth: number): RouteAtDepth[] =>
    (below.get(parent) ?? []).flatMap((route) => [{ ...route, depth }, ...walk(route.route, depth + 1)]);
  return walk(null, 0);
}

/** Whether a store is among what the search and the state of the URL ask for. */
export function isAsked(
  store: { store: string; storeName: string; blocked: unknown; isCovered: boolean },
  { q }: Pick<ListParams, "q">,
  state: string | undefined,
): boolean {
  if (state === "blocked" && store.blocked === null) return false;
  if (state === "covered" && !store.isCovered) return false;
  return `${store.store} ${store.storeName}`.toLowerCase().includes(q.toLowerCase());
}
