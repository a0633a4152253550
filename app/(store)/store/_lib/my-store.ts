import type { RouterOutputs } from "@/app/_lib/trpc/client";

/** A store that the person orders for. */
export type MyStore = RouterOutputs["order"]["stores"][number];
