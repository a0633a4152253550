import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { addDays, type BusinessDay, monthStartOf } from "@/server/shared/business-day";

export const quotaWindows = ["month", "cumulative", "rolling_90d"] as const;
export type QuotaWindow = (typeof quotaWindows)[number];

/** A limit of a store's returns: an amount, or a ratio of its purchases, in a window; of all goods or of a category. */
export interface ReturnLimit {
  category: string | null;
  amountFen: number | null;
  ratioBp: number | null;
  window: QuotaWindow;
  /** Set by headquarters beside the store's policy. */
  isAdded?: boolean;
}

/** What a limit is measured by, all within its window and category. */
export interface QuotaFacts {
  /** Deliveries at what they cost, differences taken off. */
  purchasesFen: number;
  usedFen: number;
  reservedFen: number;
}

/** How a limit stands. */
export interface QuotaMeter extends QuotaFacts {
  limit: ReturnLimit;
  earnedFen: number;
  leftFen: number;
}

const wholeBp = 10_000;

/** The first day of a limit's window that ends on `day`; undefined: since ever. */
export function windowStart(window: QuotaWindow, day: BusinessDay): BusinessDay | undefined {
  if (window === "month") return monthStartOf(day);
  return window === "rolling_90d" ? addDays(day, -89) : undefined;
}

/** Earned from cumulated purchases, rounded once, so that fen errors do not add up; less what is used and reserved (3.0.11). */
export function meterOf(limit: ReturnLimit, facts: QuotaFacts): QuotaMeter {
  const { amountFen, ratioBp } = limit;
  const earnedFen = amountFen ?? mulDivHalfUp(Math.max(0, facts.purchasesFen), ratioBp ?? 0, wholeBp);
  return { limit, ...facts, earnedFen, leftFen: earnedFen - facts.usedFen - facts.reservedFen };
}

/** Of the limits of all goods the one with the least left: both hold at once. Undefined without any: nothing is controlled. */
export function tightest(meters: readonly QuotaMeter[]): QuotaMeter | undefined {
  return meters
    .filter(({ limit }) => limit.category === null)
    .reduce<QuotaMeter | undefined>(
      (least, meter) => (least && least.leftFen <= meter.leftFen ? least : meter),
      undefined,
    );
}

/** The limits that a return of so much would go over, `askedFen` of what each of them counts. Equal is enough. */
export function overdrawn(
  meters: readonly QuotaMeter[],
  askedFen: (limit: ReturnLimit) => number,
): { meter: QuotaMeter; askedFen: number }[] {
  return meters
    .map((meter) => ({ meter, askedFen: askedFen(meter.limit) }))
    .filter(({ meter, askedFen: asked }) => asked > 0 && asked > meter.leftFen);
}
