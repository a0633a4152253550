import type { Endpoint } from "@/server/rest/endpoint";

/** Every endpoint of `/api/v1`, in the order of the business. */
export const endpoints: readonly Endpoint[] = [];
