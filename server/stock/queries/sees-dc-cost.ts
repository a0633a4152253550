import { type Actor, isAbleTo } from "@/server/auth/actor";

/** Those on the floor see quantities only: what a DC's goods cost is for planners, DC managers, HQ and finance. */
export const seesDcCost = (actor: Actor): boolean =>
  isAbleTo(actor, "proof.read") || isAbleTo(actor, "pool.read");
