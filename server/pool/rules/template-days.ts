import { addDays, type BusinessDay, businessDayOf, instantAt, weekdayOf } from "@/server/shared/business-day";

/** The day of delivery after which a template is planned: the next on which its trucks leave, this one until they have left. */
export function nextDeparture(
  { departureMinute, weekdays }: { departureMinute: number; weekdays: readonly number[] },
  now: Date,
): { day: BusinessDay; departsAt: Date } {
  const today = businessDayOf(now);
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(today, ahead);
    const departsAt = instantAt(day, departureMinute);
    if (weekdays.includes(weekdayOf(day)) && departsAt > now) return { day, departsAt };
  }
  throw new RangeError("a template without a day of the week");
}
