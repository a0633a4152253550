import { differenceOf, isFarOff } from "@/server/shared/count";
import type { Role } from "@/server/shared/roles";

/** What the books know of an item for the instant at which its shelf was looked at. */
export interface Expected {
  /** On the book at that instant, sales that were reported later included. */
  onHandEach: number;
  /** Of approved deliveries whose truck had not left, or found short by now: not in the store. */
  stagedEach: number;
  /** On a truck that had left and was not signed for, claimed as missing, or damaged: in the store or not. */
  unseenEach: number;
  /** Claimed as brought too much and not decided: there perhaps, on no book. */
  extraEach: number;
  /** A later look at the shelf has been posted already: this one says nothing any more. */
  isOvertaken: boolean;
}

/** What a count found too much (above zero) or missing; nothing where a later count has been posted. */
export function differenceAt(countedEach: number, expected: Expected): number {
  const { onHandEach, stagedEach, unseenEach, extraEach, isOvertaken } = expected;
  if (isOvertaken) return 0;
  return differenceOf({
    countedEach,
    onHandEach: onHandEach + extraEach,
    stagedEach,
    unseenEach: unseenEach + extraEach,
  });
}

/** What a posted count has booked of an item so far. */
export interface Booked {
  /** When it was posted. */
  differenceEach: number;
  /** By claims that were decided since. */
  rejudgedEach: number;
}

/**
 * What is left to book of a posted count now that more is known of what it counted: what it would find today, less what it has
 * found already. The book that it is judged against is the one before it.
 */
export function rejudgedAt(countedEach: number, expected: Expected, booked: Booked): number {
  const bookedEach = booked.differenceEach + booked.rejudgedEach;
  const before = { ...expected, onHandEach: expected.onHandEach - bookedEach, isOvertaken: false };
  return differenceAt(countedEach, before) - bookedEach;
}

/** What follows a take: the first that is far off is counted again, the second stands (2.12). */
export function stateAfter(take: {
  takeNo: number;
  differenceEach: number;
  worthFen: number;
  isWeighed: boolean;
}): "counted" | "recount" {
  return take.takeNo === 1 && isFarOff(take) ? "recount" : "counted";
}

/** Who says that a count is right (2.12): the owner his own stock, headquarters that of direct stores. */
export function mayApprove(role: Role, kind: "franchise" | "direct" | "independent"): boolean {
  if (role === "admin") return true;
  return kind === "direct" ? role === "hq" : role === "owner";
}

/** A take that is sent later than this is counted again: nobody remembers what happened since. */
export const takeAgeHoursMax = 72;
/** Sales are kept one by one for longer than this; a count that waits longer cannot be judged exactly any more. */
export const waitingDaysMax = 30;
/** Items that are counted on an ordinary day (section 6: five to ten). */
export const dailyItems = 8;
