import { divideHalfUp, mulDivHalfUp } from "@/server/shared/arithmetic";
import { microPerFen } from "@/server/shared/cost";

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
