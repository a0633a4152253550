import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";

export interface Sale {
  at: string;
  item: string;
  qty: number;
  amount: number;
}

/** What was sold of an item on a business day. */
export interface DaySum {
  item: string;
  soldOn: BusinessDay;
  qtyEach: number;
  amountFen: number;
}

/** Later than this after the server's clock no till can be right. */
export const clockSkewMaxMs = 10 * 60_000;

/**
 * Adds sales up by item and the business day on which they happened, in whatever order they come. Sales and returns of one
 * day that come to nothing stay in the answer: they happened.
 */
export function addUp(sales: readonly Sale[]): DaySum[] {
  const sums = new Map<string, DaySum>();
  for (const { at, item, qty, amount } of sales) {
    const soldOn = businessDayOf(new Date(at));
    const key = `${soldOn} ${item}`;
    const sum = sums.get(key) ?? { item, soldOn, qtyEach: 0, amountFen: 0 };
    sum.qtyEach += qty;
    sum.amountFen += amount;
    sums.set(key, sum);
  }
  return [...sums.values()];
}

/** The first sale that no clock can have seen yet. */
export function saleInFuture(sales: readonly Sale[], now: Date): Sale | undefined {
  return sales.find(({ at }) => new Date(at).getTime() > now.getTime() + clockSkewMaxMs);
}
