import { type BusinessDay, weekdayOf } from "@/server/shared/business-day";

/** What was ordered of a promotion's goods on a day. */
export interface DaySales {
  day: BusinessDay;
  amountFen: number;
}

/** Sales on the promotion's days beside what the same weekdays brought before it. */
export interface Uplift {
  /** The promotion's days that are over and have a like before. */
  days: number;
  soldFen: number;
  /** What those days would have brought: for each the mean of its weekday before. */
  expectedFen: number;
  /** In basis points of what was expected; null when nothing was sold before. */
  upliftBp: number | null;
}

/**
 * Compares a promotion's days with the same weekdays before it (Saturdays with Saturdays), so that neither weekends nor its
 * length speak for it. Days without a like before are left out on both sides.
 */
export function upliftOf(before: readonly DaySales[], during: readonly DaySales[]): Uplift {
  const sums = new Map<number, { fen: number; days: number }>();
  for (const { day, amountFen } of before) {
    const known = sums.get(weekdayOf(day)) ?? { fen: 0, days: 0 };
    sums.set(weekdayOf(day), { fen: known.fen + amountFen, days: known.days + 1 });
  }
  let days = 0;
  let soldFen = 0;
  let expected = 0;
  for (const { day, amountFen } of during) {
    const like = sums.get(weekdayOf(day));
    if (!like) continue;
    days += 1;
    soldFen += amountFen;
    expected += like.fen / like.days;
  }
  const expectedFen = Math.round(expected);
  const upliftBp = expectedFen === 0 ? null : Math.round(((soldFen - expectedFen) / expectedFen) * 10_000);
  return { days, soldFen, expectedFen, upliftBp };
}
