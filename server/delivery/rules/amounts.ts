import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { gramsPerKilogram } from "@/server/shared/quantity";

/** A delivery line: the part of an order line that it stands for, its price, and that part's share of the discounts. */
export interface DeliveryLinePart {
  /** Allocated plus short. */
  orderedEach: number;
  unitPriceFen: number;
  /** Share of the order's discounts that belongs to `orderedEach`. */
  discountFen: number;
  isWeighed: boolean;
}

/** Money of a quantity of a delivery line: goods at delivery price, the discount on it, and what the store pays. */
export interface PartAmounts {
  goodsFen: number;
  discountFen: number;
  netFen: number;
}

/**
 * What a quantity of a delivery line costs: the price stays, the part's discount shrinks in proportion to what was ordered
 * and is rounded half up once (3.0.10, D7). The same for what is allocated (the hold) and what is picked (the charge).
 */
export function amountsOf(part: DeliveryLinePart, qtyEach: number): PartAmounts {
  const goodsFen = mulDivHalfUp(part.unitPriceFen, qtyEach, part.isWeighed ? gramsPerKilogram : 1);
  const scaledFen = part.discountFen === 0 ? 0 : mulDivHalfUp(part.discountFen, qtyEach, part.orderedEach);
  const discountFen = Math.min(scaledFen, goodsFen);
  return { goodsFen, discountFen, netFen: goodsFen - discountFen };
}

/** What a delivery charges for what was picked, line by line and in all: sums of lines, never computed on the total. */
export function pickedAmounts<Line extends DeliveryLinePart & { pickedEach: number }>(
  lines: readonly Line[],
): PartAmounts & { lines: PartAmounts[] } {
  const total = { goodsFen: 0, discountFen: 0, netFen: 0 };
  const perLine = lines.map((line) => {
    const amounts = amountsOf(line, line.pickedEach);
    total.goodsFen += amounts.goodsFen;
    total.discountFen += amounts.discountFen;
    total.netFen += amounts.netFen;
    return amounts;
  });
  return { ...total, lines: perLine };
}
