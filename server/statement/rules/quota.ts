import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { formatFen } from "@/server/shared/fen";

/** How much a store may still return when the month ends (R21). Money is text with two decimals. */
export interface StoreQuota {
  store: string;
  name: string;
  policy: "monthly" | "ratio";
  /** Per cent of `purchases` for a ratio, else null. */
  rate: string | null;
  /** Deliveries charged so far, reversals and differences taken off; null for a monthly quota. */
  purchases: string | null;
  earned: string;
  /** Returned and accepted, or on a return that is under way. */
  used: string;
  left: string;
}

/** A store's return policy, and what it bought and gave back up to the month's end. */
export interface QuotaFact {
  store: string;
  storeName: string;
  policy: "monthly" | "ratio";
  monthlyFen: number | null;
  ratioBp: number | null;
  purchasedFen: number;
  returnedFen: number;
  returnedInMonthFen: number;
}

const wholeBp = 10_000;

/**
 * The quota at the month's end. A monthly one is the month's own and nothing is carried over; a ratio accumulates and is
 * computed from cumulative totals, so that no fen gets lost month by month (3.0.11, D13).
 */
export function quotaOf(fact: QuotaFact): StoreQuota {
  const { store, storeName: name, policy, monthlyFen, ratioBp, purchasedFen } = fact;
  const named = { store, name, policy };
  if (policy === "monthly") {
    const amounts = amountsOf(monthlyFen ?? 0, fact.returnedInMonthFen);
    return { ...named, rate: null, purchases: null, ...amounts };
  }
  const earnedFen = mulDivHalfUp(Math.max(0, purchasedFen), ratioBp ?? 0, wholeBp);
  const amounts = amountsOf(earnedFen, fact.returnedFen);
  return { ...named, rate: formatFen(ratioBp ?? 0), purchases: formatFen(purchasedFen), ...amounts };
}

const amountsOf = (earnedFen: number, usedFen: number) => ({
  earned: formatFen(earnedFen),
  used: formatFen(usedFen),
  left: formatFen(earnedFen - usedFen),
});
