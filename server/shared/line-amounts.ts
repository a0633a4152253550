import { mulDivHalfUp } from "./arithmetic";
import { gramsPerKilogram } from "./quantity";

/** A quantity at a price: per piece, or per kilogram with the quantity in grams (ruling 14). */
export interface PricedQuantity {
  unitPriceFen: number;
  qty: number;
  isWeighed: boolean;
}

/** A part of an order line with its own share of the line's discounts: a pool row, a delivery line. */
export interface LinePart {
  /** What the part stands for; on a delivery line allocated plus short. */
  orderedEach: number;
  unitPriceFen: number;
  /** Share of the order's discounts that belongs to `orderedEach`. */
  discountFen: number;
  isWeighed: boolean;
  /** A gift is shown at its list price and costs nothing (3.0.8). */
  isGift: boolean;
}

/** Money of a quantity of a part: goods at delivery price, the discount on it, and what the store pays. */
export interface PartAmounts {
  goodsFen: number;
  discountFen: number;
  netFen: number;
}

/** Unit price × quantity in fen; weighed items round half up to the fen, pieces are exact. */
export function lineAmountFen({ unitPriceFen, qty, isWeighed }: PricedQuantity): number {
  return mulDivHalfUp(unitPriceFen, qty, isWeighed ? gramsPerKilogram : 1);
}

/**
 * What a quantity of a part costs: the price stays, the part's discount shrinks in proportion to what was ordered and is
 * rounded half up once (3.0.10, D7); a gift's is all of it. The same for what is allocated (the hold) and what is picked (the charge).
 */
export function amountsOf(part: LinePart, qtyEach: number): PartAmounts {
  const goodsFen = mulDivHalfUp(part.unitPriceFen, qtyEach, part.isWeighed ? gramsPerKilogram : 1);
  if (part.isGift) return { goodsFen, discountFen: goodsFen, netFen: 0 };
  const scaledFen = part.discountFen === 0 ? 0 : mulDivHalfUp(part.discountFen, qtyEach, part.orderedEach);
  const discountFen = Math.min(scaledFen, goodsFen);
  return { goodsFen, discountFen, netFen: goodsFen - discountFen };
}
