import { paramOf, readListParams } from "@/app/_lib/list-params";
import { couponStatuses, promotionKinds, promotionStates } from "@/server/promotion/schema";
import { addDays, type BusinessDay, parseBusinessDay, weekdayOf } from "@/server/shared/business-day";

type Given = Parameters<typeof readListParams>[0];

const oneOf = <const W extends string>(words: readonly W[], text: string | undefined) =>
  words.find((word) => word === text);

export const promotionsInput = (given: Given) => {
  const { q, cursor } = readListParams(given);
  return {
    search: q || undefined,
    cursor,
    state: oneOf([...promotionStates, "waiting"] as const, paramOf(given, "state")),
    kind: oneOf(promotionKinds, paramOf(given, "kind")),
  };
};

export const couponsInput = (given: Given) => {
  const { q, cursor } = readListParams(given);
  return {
    search: q || undefined,
    cursor,
    status: oneOf([...couponStatuses, "expiring"] as const, paramOf(given, "status")),
  };
};

/** Six weeks from a Monday: the last week, this one, and four to come, unless another beginning is chosen. */
export function calendarDays(given: Given, today: BusinessDay): { from: BusinessDay; to: BusinessDay } {
  const chosen = parseBusinessDay(paramOf(given, "from") ?? "");
  const near = chosen ?? addDays(today, -7);
  const from = addDays(near, 1 - weekdayOf(near));
  return { from, to: addDays(from, 41) };
}

/** The form of a new promotion; with the terms of another one to begin with when that is named. */
export const newHref = (like?: string) =>
  like === undefined ? "/hq/promotions/new" : `/hq/promotions/new?like=${encodeURIComponent(like)}`;

/** A promotion has a folder of its own: a code may be called "new" or "calendar" as well. */
export const promotionHref = (code: string) => `/hq/promotions/p/${encodeURIComponent(code)}`;
