import { divideHalfUp, mulDivDown } from "@/server/shared/arithmetic";
import { formatFen } from "@/server/shared/fen";
import { refuse } from "../errors";

/** Why nobody prices an item by himself: the state sets its price, or headquarters have fixed it. */
export interface PriceLock {
  kind: "state" | "fixed";
  reason: string;
}

export interface WishedPrice {
  /** As people know it, for the refusal. */
  item: string;
  priceFen: number;
  suggestedFen: number | null;
  lock: PriceLock | undefined;
}

/** More than this many times the suggested price is taken for a slip of the finger (R12). */
export const timesMax = 3;

/**
 * The hard stops of every price (R12): 0.00 and less, more than three times what headquarters suggest, an item whose price is set
 * by the state or fixed. Without a suggestion there is nothing to compare with. Throws the refusal.
 */
export function mustBeAPrice({ item, priceFen, suggestedFen, lock }: WishedPrice): void {
  if (lock)
    throw refuse(lock.kind === "state" ? "retail/state-priced" : "retail/price-fixed", {
      item,
      reason: lock.reason,
    });
  if (priceFen <= 0) throw refuse("retail/price-not-positive", { item, price: formatFen(priceFen) });
  if (suggestedFen === null || suggestedFen <= 0 || priceFen <= timesMax * suggestedFen) return;
  const tenths = divideHalfUp(priceFen * 10, suggestedFen);
  throw refuse("retail/price-too-high", {
    item,
    price: formatFen(priceFen),
    suggested: formatFen(suggestedFen),
    times: tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1),
  });
}

/**
 * Whether headquarters look at a price before it counts: always in a direct store (R13); in a franchise store only outside the
 * corridor around the suggested price, where one is set (R12). On its edge is within.
 */
export function needsReview(
  wished: Pick<WishedPrice, "priceFen" | "suggestedFen">,
  { isDirect, corridorBp }: { isDirect: boolean; corridorBp: number | null },
): boolean {
  if (isDirect) return true;
  const { priceFen, suggestedFen } = wished;
  if (corridorBp === null || suggestedFen === null) return false;
  return Math.abs(priceFen - suggestedFen) > mulDivDown(suggestedFen, corridorBp, 10_000);
}

/** What is left of a price over the cost, in hundredths of a percent of the price; of both with tax. */
export function marginBp(priceFen: number, costFen: number): number | null {
  return priceFen > 0 ? divideHalfUp((priceFen - costFen) * 10_000, priceFen) : null;
}
