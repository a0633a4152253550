"use client";

import { useQuery } from "@tanstack/react-query";
import { getUntypedClient } from "@trpc/client";
import { useTRPCClient } from "./client";

/** Asks a procedure that the shell can do without. The answer is looked at by `read`, which gives undefined for nonsense. */
export function useOptionalQuery<Answer>(
  path: string,
  input: unknown,
  read: (answer: unknown) => Answer | undefined,
  { isEnabled, refreshMs }: { isEnabled: boolean; refreshMs?: number },
) {
  const client = getUntypedClient(useTRPCClient());
  return useQuery({
    queryKey: [path.split("."), { input, type: "query" }],
    queryFn: async ({ signal }) => read(await client.query(path, input, { signal })) ?? null,
    enabled: isEnabled,
    refetchInterval: refreshMs,
    retry: false,
    placeholderData: (before) => before,
  });
}
