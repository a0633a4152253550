import { addDays, businessDayOf, instantAt } from "@/server/shared/business-day";

/** When a DC runs its waves unless its planners say otherwise: 16:40, in minutes of the company's day. */
export const usualRunMinute = 16 * 60 + 40;

/** The next run after an instant, of DCs that run at these minutes of the day; without any, the usual one. */
export function nextRun(minutes: readonly number[], now: Date): Date {
  const today = businessDayOf(now);
  const runs = minutes.length === 0 ? [usualRunMinute] : minutes;
  const instants = runs.map((minute) => {
    const run = instantAt(today, minute);
    return run > now ? run : instantAt(addDays(today, 1), minute);
  });
  return new Date(Math.min(...instants.map((run) => run.getTime())));
}
