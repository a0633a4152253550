import { invariant } from "@/server/shared/invariant";

/** From what a store's use of its items is known: what its tills sold, or what it ordered. */
export type UsageSource = "sales" | "orders";

/** How much of an item a store uses. Ordered goods say nothing of what still lies on the shelf. */
export interface Usage {
  source: UsageSource;
  /** Sold or ordered on the days looked at. */
  usedEach: number;
  /** How many days those are; 0: nothing is known. */
  days: number;
}

/** What a suggestion is made from; quantities in base units. */
export interface SuggestionFacts {
  usage: Usage;
  /** From today to the arrival of the delivery that follows this order's own. */
  daysToNextDelivery: number;
  /** What should always lie on the shelf. */
  shelfMinEach: number;
  stockEach: number;
  onOrderEach: number;
  multipleEach: number;
  /** How much more than usual is expected, in per cent of the usual: 100 as always, 150 for a holiday. */
  eventPercent: number;
}

/**
 * How many to order: `average a day × (days to the next delivery + 1) × event + shelf minimum − stock − on order`, rounded up to
 * the order multiple; never below 0 (section 6). What the store has below zero in its books counts as none. Where use is
 * only known from orders, the books of a store without tills only ever grow, so its stock does not count.
 * Whole arithmetic: 31 in 7 days × 3 + 6 − 6 = 13.29 → 18 of a multiple of 6.
 */
export function suggestedQuantity(facts: SuggestionFacts): number {
  const { usage, daysToNextDelivery, shelfMinEach, stockEach, onOrderEach, multipleEach, eventPercent } =
    facts;
  invariant(multipleEach > 0 && daysToNextDelivery >= 0, "a multiple and a delivery to wait for");
  const stock = usage.source === "sales" ? Math.max(0, stockEach) : 0;
  const days = Math.max(1, usage.days);
  const used = usage.days === 0 ? 0 : usage.usedEach;
  const scale = days * 100;
  const needed =
    used * (daysToNextDelivery + 1) * eventPercent + (shelfMinEach - stock - onOrderEach) * scale;
  return needed <= 0 ? 0 : Math.ceil(needed / (scale * multipleEach)) * multipleEach;
}

/** How many days what lies in the store lasts at the usual pace; undefined where the pace is not known from sales. */
export function daysOfCover(usage: Usage, stockEach: number): number | undefined {
  if (usage.source !== "sales" || usage.days === 0 || usage.usedEach <= 0) return undefined;
  return (Math.max(0, stockEach) * usage.days) / usage.usedEach;
}
