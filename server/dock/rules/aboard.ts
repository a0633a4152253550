import type { Unloaded } from "@/server/dock/schema";

/** A machine that lets goods leave has them aboard, unless it says otherwise: no person is there to be asked. */
export function aboardUnlessSaid({ unloaded }: { unloaded?: Unloaded }): { unloaded: Unloaded } {
  return { unloaded: unloaded ?? { as: "aboard", reason: "by the interface" } };
}
