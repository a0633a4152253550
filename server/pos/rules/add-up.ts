import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";

export interface Sale {
  at: string;
  item: string;
  qty: number;
  amount: number;
}

/** What a code of a till stands for: an item, or a sale specification of a weighed one with the grams of one portion. */
export interface TillCode {
  itemId: number;
  specId: number | null;
  /** Base units that one of the till's units takes: 1, or the grams of a portion. */
  eachPerUnit: number;
}

/** A sale in the item's base unit. */
export interface Sold {
  soldAt: Date;
  itemId: number;
  specId: number | null;
  qtyEach: number;
  amountFen: number;
}

/** What was sold of an item on a business day. */
export interface DaySum {
  itemId: number;
  soldOn: BusinessDay;
  qtyEach: number;
  amountFen: number;
  /** The part of it that a count had seen missing before it was reported. */
  seenEach: number;
}

/** Later than this after the server's clock no till can be right. */
export const clockSkewMaxMs = 10 * 60_000;

/** Sales in base units, in the order of the parcel; what nobody knows is added up by its code. */
export function readSales(
  sales: readonly Sale[],
  codes: ReadonlyMap<string, TillCode>,
): { sold: Sold[]; unknown: { item: string; qty: number; amountFen: number }[] } {
  const unknown = new Map<string, { item: string; qty: number; amountFen: number }>();
  const sold = sales.flatMap(({ at, item, qty, amount }): Sold[] => {
    const code = codes.get(item);
    if (code) {
      const { itemId, specId, eachPerUnit } = code;
      return [{ soldAt: new Date(at), itemId, specId, qtyEach: qty * eachPerUnit, amountFen: amount }];
    }
    const sum = unknown.get(item) ?? { item, qty: 0, amountFen: 0 };
    unknown.set(item, { item, qty: sum.qty + qty, amountFen: sum.amountFen + amount });
    return [];
  });
  return { sold, unknown: [...unknown.values()] };
}

/**
 * Adds sales up by item and the business day on which they happened, in whatever order they come. What was sold before the
 * shelf was counted, and is reported only now, was missing at the count already: it is `seenEach`. Sales and returns of
 * one day that come to nothing stay in the answer: they happened.
 */
export function addUp(sold: readonly Sold[], countedAt: ReadonlyMap<number, Date>): DaySum[] {
  const sums = new Map<string, DaySum>();
  for (const { soldAt, itemId, qtyEach, amountFen } of sold) {
    const soldOn = businessDayOf(soldAt);
    const key = `${soldOn} ${itemId}`;
    const sum = sums.get(key) ?? { itemId, soldOn, qtyEach: 0, amountFen: 0, seenEach: 0 };
    const counted = countedAt.get(itemId);
    sum.qtyEach += qtyEach;
    sum.amountFen += amountFen;
    if (counted && soldAt.getTime() <= counted.getTime()) sum.seenEach += qtyEach;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

/** The first sale that no clock can have seen yet. */
export function saleInFuture(sales: readonly Sale[], now: Date): Sale | undefined {
  return sales.find(({ at }) => new Date(at).getTime() > now.getTime() + clockSkewMaxMs);
}
