"use client";

import { useQuery } from "@tanstack/react-query";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";

type Ability = RouterOutputs["auth"]["me"]["abilities"][number];

/** Whether the person's role may do this; false until it is known. Hiding is courtesy, the procedures decide. */
export function useAbility(ability: Ability): boolean {
  return useAbilities()(ability);
}

/** The same for a list of things of which each has its own ability. */
export function useAbilities(): (ability: Ability) => boolean {
  const trpc = useTRPC();
  const me = useQuery({ ...trpc.auth.me.queryOptions(), staleTime: Number.POSITIVE_INFINITY });
  return (ability) => me.data?.abilities.includes(ability) ?? false;
}
