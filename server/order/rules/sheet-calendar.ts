import { type BusinessDay, daysBetween } from "@/server/shared/business-day";
import { judgeWindow, type OrderingCalendar, type WindowUsage } from "@/server/template/rules";
import { nextDelivery } from "./next-delivery";

/** A window that is open now: its amounts, and until when. */
export interface SheetWindow {
  closesAt: Date;
  minFen: number | null;
  maxFen: number | null;
  /** Ordered in it before. */
  usedFen: number;
}

/** What the ordering calendar says of a category. */
export interface CategoryCalendar {
  /** Its open window, as its place in `windows`; -1 while none is open. */
  window: number;
  /** Days until the delivery that follows the one ordered now; -1 when none is ahead. */
  nextInDays: number;
}

/**
 * The calendar of an order sheet: the windows that are open, each once, and for every category (its path: itself, then its
 * ancestors) which of them is its own and how long goods ordered now must last.
 */
export function sheetCalendar(
  calendar: OrderingCalendar,
  paths: readonly (readonly number[])[],
  used: WindowUsage,
  now: Date,
  today: BusinessDay,
): { windows: SheetWindow[]; categories: CategoryCalendar[] } {
  const windows: SheetWindow[] = [];
  const places = new Map<string, number>();
  const categories = paths.map((path): CategoryCalendar => {
    const [limit] = judgeWindow({
      ...calendar,
      lines: [{ categoryPath: path, goodsFen: 0 }],
      used,
      now,
    }).limits;
    const key = limit ? `${limit.templateLineId} ${limit.windowStart.getTime()}` : "";
    if (limit && !places.has(key)) {
      const { closesAt, minFen, maxFen, usedFen } = limit;
      places.set(key, windows.push({ closesAt, minFen, maxFen, usedFen }) - 1);
    }
    const next = nextDelivery(calendar, path, now);
    return {
      window: places.get(key) ?? -1,
      nextInDays: next ? daysBetween(today, next.nextOn) : -1,
    };
  });
  return { windows, categories };
}
