"use client";

import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import type { AppRouter } from "@/server/trpc/root";
import { noteServerTime } from "../server-clock";
import { makeQueryClient } from "./query-client";
import { transformer } from "./transformer";

export type RouterOutputs = inferRouterOutputs<AppRouter>;
export type RouterInputs = inferRouterInputs<AppRouter>;

/** `useTRPC()` names the procedures: `useQuery(useTRPC().order.list.queryOptions(input))`. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

let browserQueryClient: QueryClient | undefined;

/** One per browser, one per request on the server: answers of two people never meet. */
function queryClientHere(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserQueryClient ??= forBrowser(makeQueryClient());
  return browserQueryClient;
}

/** A page that was opened without network asks what it could not as soon as there is one. */
function forBrowser(client: QueryClient): QueryClient {
  window.addEventListener("online", () => void client.refetchQueries({ type: "active", stale: true }));
  return client;
}

/** Asks the server, and takes its time from each answer. */
const ask: typeof fetch = async (...question) => {
  const answer = await fetch(...question);
  noteServerTime(answer);
  return answer;
};

/** Gives the client components below the procedures and the cache. */
export function TrpcReactProvider({ children }: { children: ReactNode }) {
  const queryClient = queryClientHere();
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: ({ type, input }) => type === "query" && isLong(input),
          true: httpLink({ transformer, url: "/api/trpc", methodOverride: "POST", fetch: ask }),
          false: httpBatchLink({ transformer, url: "/api/trpc", maxURLLength: 4_000, fetch: ask }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}

/** A question that no address can hold, such as the quote of 300 lines; it travels as the body of a POST. */
function isLong(input: unknown): boolean {
  return (JSON.stringify(input)?.length ?? 0) > 1_500;
}
