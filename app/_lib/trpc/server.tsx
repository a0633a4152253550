import "server-only";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { cache, type ReactNode } from "react";
import { currentContext } from "@/app/_lib/session";
import { appRouter } from "@/server/trpc/root";
import { makeQueryClient } from "./query-client";

/** The cache of this request. */
export const getQueryClient = cache(makeQueryClient);

/** The procedures for a page: `await prefetch(trpc.order.list.queryOptions(input))`, without HTTP. */
export const trpc = createTRPCOptionsProxy({
  router: appRouter,
  queryClient: getQueryClient,
  ctx: currentContext,
});

/**
 * Asks before the page is rendered, so that the browser starts with the answer. Always awaited. A refusal is left to the
 * component below, which asks again and shows it.
 */
export async function prefetch(...queries: readonly { queryKey: readonly unknown[] }[]): Promise<void> {
  await Promise.all(queries.map((query) => getQueryClient().prefetchQuery(query)));
}

/** Hands what was prefetched to the client components below. */
export function Hydrate({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}

/** Which optional procedures there are: the shells offer only what somebody answers. */
export function answersTo(path: string): boolean {
  return path in appRouter._def.procedures;
}
