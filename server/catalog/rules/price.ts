import { divideHalfUp, mulDivHalfUp, weightedMeanHalfUp } from "@/server/shared/arithmetic";
import { microPerFen } from "@/server/shared/cost";
import { gramsPerKilogram } from "@/server/shared/quantity";

export { lineAmountFen, type PricedQuantity } from "@/server/shared/line-amounts";

/** How a plan prices an item (R16): exactly the figure that its price type needs is set. */
export interface PriceTerms {
  priceType: "fixed" | "cost_plus_rate" | "cost_plus_amount";
  fixedPriceFen: number | null;
  markupRateBp: number | null;
  markupFen: number | null;
}

const wholeBp = 10_000;

/**
 * The tax-inclusive delivery price of one piece (of one kilogram when weighed), rounded half up once (3.0.3, 3.0.4).
 * The cost is the source DC's of last night's close in micro-yuan. Null: cost-plus without a usable cost, so the item has
 * no source for the store (ruling 36). A fixed price of 0.00 is a price.
 */
export function deliveryPriceFen(terms: PriceTerms, costMicro: number | null): number | null {
  if (terms.priceType === "fixed") return terms.fixedPriceFen;
  if (costMicro === null || costMicro <= 0) return null;
  const priceFen =
    terms.priceType === "cost_plus_rate"
      ? mulDivHalfUp(costMicro, wholeBp + (terms.markupRateBp ?? 0), wholeBp * microPerFen)
      : divideHalfUp(costMicro + (terms.markupFen ?? 0) * microPerFen, microPerFen);
  return priceFen < 0 ? null : priceFen;
}

/** A tax-inclusive amount in net and tax, per line; a document's tax is the sum of its lines (3.0.8). */
export function taxSplit(grossFen: number, taxRateBp: number): { netFen: number; taxFen: number } {
  const netFen = mulDivHalfUp(grossFen, wholeBp, wholeBp + taxRateBp);
  return { netFen, taxFen: grossFen - netFen };
}

/**
 * What one piece (one kilogram) of received goods cost the store, in micro-yuan: what was paid after discounts over the
 * whole quantity, gifts of the same item included (3.0.9). Nothing received costs nothing.
 */
export function receivedCostMicro(received: { paidFen: number; qty: number; isWeighed: boolean }): number {
  if (received.qty <= 0) return 0;
  const perUnit = received.isWeighed ? gramsPerKilogram : 1;
  return mulDivHalfUp(received.paidFen, microPerFen * perUnit, received.qty);
}

/** The moving average cost after a receipt; stock of zero or below takes the receipt's cost (3.0.5). Issues change nothing. */
export function movingAverageMicro(
  before: { qty: number; costMicro: number },
  receipt: { qty: number; costMicro: number },
): number {
  if (receipt.qty <= 0) return before.costMicro;
  if (before.qty <= 0) return receipt.costMicro;
  return weightedMeanHalfUp(before.costMicro, before.qty, receipt.costMicro, receipt.qty);
}
