import { divideHalfUp } from "@/server/shared/arithmetic";

/** What is sold per day, in hundredths of the base unit; null while no till has sent a day. */
export function soldPerDayCenti(soldEach: number, days: number): number | null {
  return days === 0 ? null : divideHalfUp(Math.max(0, soldEach) * 100, days);
}

/** For how many days what lies in the store lasts, rounded down; null where nothing is sold. Nothing left lasts 0 days. */
export function daysOfCover(shelfEach: number, perDayCenti: number | null): number | null {
  if (perDayCenti === null || perDayCenti === 0) return null;
  return Math.max(0, Math.floor((shelfEach * 100) / perDayCenti));
}
