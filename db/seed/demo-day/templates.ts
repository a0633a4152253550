import type { Db } from "@/db/client";
import { saveWaveTemplate } from "@/server/pool/commands/save-wave-template";
import type { Cast } from "../demo";

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** The waves of every night: cold goods leave first, ambient ones by route. */
export async function planNights(db: Db, cast: Cast, now: Date): Promise<void> {
  const planned = [
    { name: "低温", route: "SZ", temperature: "chilled", departure: "01:30" },
    { name: "西线常温", route: "SZ-W", temperature: "ambient", departure: "02:00" },
    { name: "东线常温", route: "SZ-E", temperature: "ambient", departure: "02:45" },
  ] as const;
  for (const one of planned) {
    const template = { ...one, dc: null, pickType: null, weekdays: everyDay, isActive: true };
    await saveWaveTemplate(db, cast("planner"), template, now);
  }
}
