import type { FetchQueryOptions, QueryClient, QueryKey } from "@tanstack/react-query";

/**
 * Asks the server again what a page shows, whatever is known or under way, and fails where there is no network: what was sent is
 * forgotten by this device only once the page shows what became of it.
 */
export async function askAnew<Data, ErrorType, Key extends QueryKey>(
  queryClient: QueryClient,
  query: FetchQueryOptions<Data, ErrorType, Data, Key>,
): Promise<void> {
  await queryClient.cancelQueries({ queryKey: query.queryKey });
  await queryClient.fetchQuery({ ...query, staleTime: 0, retry: false, networkMode: "always" });
}
