import { addDays, type BusinessDay, businessDayOf, instantAt } from "@/server/shared/business-day";
import {
  linesForCategory,
  nextStart,
  noHolidays,
  type OrderingCalendar,
  openingAt,
  permitAt,
  versionsInForce,
} from "@/server/template/rules";

/** An order is delivered on the day after it was submitted. */
export const daysToDeliver = 1;

/** What an order of a category brings, and what follows it. */
export interface NextDelivery {
  /** When goods arrive that are ordered now, or in the next window if none is open. */
  arrivesOn: BusinessDay;
  /** When the delivery after that one can arrive: until then the goods must last. */
  nextOn: BusinessDay;
}

/**
 * The deliveries that a store's ordering calendar makes possible for a category: its own order's, and the first that an order
 * of a later day can bring (R23), holidays and late permits considered (U5). Undefined where no window is ahead. `categoryPath` is the item's category and its ancestors.
 */
export function nextDelivery(
  { versions, holidays = noHolidays, permits = [] }: OrderingCalendar,
  categoryPath: readonly number[],
  now: Date,
): NextDelivery | undefined {
  const candidates = versionsInForce(versions).flatMap((force) =>
    linesForCategory(force.version, categoryPath).map((line) => ({ force, line })),
  );
  const isOpen =
    (candidates.length > 0 && permitAt(permits, now) !== undefined) ||
    candidates.some(({ force, line }) => openingAt(force, line, holidays, now) !== undefined);
  const orderedAt = isOpen ? now : nextStart(candidates, holidays, now);
  if (orderedAt === null) return undefined;
  const orderedOn = businessDayOf(orderedAt);
  const dayAfter = instantAt(addDays(orderedOn, 1), 0).getTime();
  const again = nextStart(candidates, holidays, new Date(dayAfter - 1));
  if (again === null) return undefined;
  return {
    arrivesOn: addDays(orderedOn, daysToDeliver),
    nextOn: addDays(businessDayOf(again), daysToDeliver),
  };
}
