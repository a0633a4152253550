import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";

/**
 * One cache of answers. What a page prefetched is believed for 30 seconds; a refusal is never asked again, a lost
 * connection twice, unless the device itself says that there is none. A command without a network fails at once instead of
 * waiting and firing later by itself.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && !isAnswer(error) && !isWithoutNetwork(),
      },
      mutations: { networkMode: "always" },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}

const isWithoutNetwork = () => typeof window !== "undefined" && !window.navigator.onLine;

/** Whether the server answered at all: then asking again changes nothing. */
function isAnswer(error: unknown): boolean {
  return typeof error === "object" && error !== null && "data" in error && Boolean(error.data);
}
