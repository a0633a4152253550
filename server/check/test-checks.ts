import { randomUUID } from "node:crypto";
import type { Db } from "@/db/client";
import { approveDelivery } from "@/server/delivery/commands/approve-delivery";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { givenWave, now, person } from "@/server/testing/given-delivery";
import { confirmWave } from "@/server/wave/commands/confirm-wave";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { countDelivery } from "./commands/count-delivery";
import { setChecks } from "./commands/set-checks";

export const planner = person("planner");
export const manager = person("dc-manager", { id: 3, name: "Wang" });
export const checker = person("checker", { id: 5, name: "Zhao" });
export const other = person("checker", { id: 6, name: "Sun" });

/** For tests: what they ask of a small chain with checks. */
export function checksOf(db: Db) {
  return {
    shares: (percent: number, newPercent: number, isBlind = true) =>
      setChecks(db, manager, { dc: "0001", percent, newPercent, newDays: 14, isBlind }, now),
    /** A delivery order of S0 that is picked, by paper. */
    picked: async (lines: Record<string, number>, exceptions: { item: string; picked: number }[] = []) => {
      const { wave, deliveries } = await givenWave(db, [{ store: "S0", lines }]);
      await releaseWave(db, planner, { wave }, now);
      const delivery = deliveries[0] ?? "";
      const short = exceptions.map((one) => ({ ...one, delivery, reason: "empty" as const }));
      await confirmWave(db, planner, { wave, exceptions: short }, now);
      return { wave, delivery };
    },
    count: (
      delivery: string,
      counts: Record<string, number>,
      { id = randomUUID() as string, by = checker, at = now } = {},
    ) => {
      const lines = Object.entries(counts).map(([item, qty]) => ({ item, qty }));
      return countDelivery(db, by, { delivery, count: id, lines }, at);
    },
    approve: (delivery: string) => approveDelivery(db, planner, { delivery }, now),
    view: (delivery: string) => getDelivery(db, planner, { delivery }),
  };
}
