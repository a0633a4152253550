import type { RouterOutputs } from "@/app/_lib/trpc/client";

/** What the home of a store shows. */
export type Home = RouterOutputs["order"]["home"];
