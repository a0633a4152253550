import { addDays, type BusinessDay, weekdayOf } from "@/server/shared/business-day";

/** What a day is expected to leave of an account. */
export interface ForecastDay {
  day: BusinessDay;
  /** What the account's stores usually order on that weekday. */
  usualFen: number;
  /** What the balance would be if everything held, pooled and usually ordered up to that day were charged; without credit. */
  balanceFen: number;
  /** Available on that day, with the credit that counts then, after what is pooled and all usual orders up to it. */
  leftFen: number;
}

export interface Forecast {
  days: ForecastDay[];
  /** The first day that would leave less than nothing, and by how much; null when the money lasts. */
  short: { day: BusinessDay; fen: number } | null;
}

interface Known {
  today: BusinessDay;
  /** Balance − held, without credit. */
  ownFen: number;
  /** Credit by day, today first: it may end on the way (R08). */
  creditFen: readonly number[];
  /** Submitted and not yet generated. */
  pooledFen: number;
  /** The usual order of Monday to Sunday. */
  usualFen: readonly number[];
}

/**
 * How long the money lasts (section 6): today what is available less what is pooled; from tomorrow on, day by day, less what
 * the stores usually order on that weekday. What they have ordered today is in the pool already.
 */
export function forecast({ today, ownFen, creditFen, pooledFen, usualFen }: Known): Forecast {
  let spentFen = pooledFen;
  const days = creditFen.map((credit, ahead): ForecastDay => {
    const day = addDays(today, ahead);
    const usual = ahead === 0 ? 0 : (usualFen[weekdayOf(day) - 1] ?? 0);
    spentFen += usual;
    return { day, usualFen: usual, balanceFen: ownFen - spentFen, leftFen: ownFen + credit - spentFen };
  });
  const short = days.find(({ leftFen }) => leftFen < 0);
  return { days, short: short ? { day: short.day, fen: -short.leftFen } : null };
}
