import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { amountsOf, type LinePart } from "@/server/shared/line-amounts";

export interface TaxSums {
  goodsFen: number;
  discountFen: number;
  payableFen: number;
  netFen: number;
  taxFen: number;
}

const wholeBp = 10_000;

/** The tax contained in a gross amount: gross − round2(gross ÷ (1 + rate)). */
export const containedTaxFen = (grossFen: number, taxRateBp: number) =>
  grossFen - mulDivHalfUp(grossFen, wholeBp, wholeBp + taxRateBp);

/**
 * What lines of one tax rate come to, as an invoice shows them (3.0.8): goods and their discount are two lines of the same
 * item, each with the tax contained in it, rounded once per line; sums are of lines, never computed again on the total.
 */
export function taxOf(
  lines: readonly (LinePart & { sign: 1 | -1; pickedEach: number })[],
  taxRateBp: number,
): TaxSums {
  const sums = { goodsFen: 0, discountFen: 0, taxFen: 0 };
  for (const line of lines) {
    const { goodsFen, discountFen } = amountsOf(line, line.pickedEach);
    sums.goodsFen += line.sign * goodsFen;
    sums.discountFen += line.sign * discountFen;
    sums.taxFen +=
      line.sign * (containedTaxFen(goodsFen, taxRateBp) - containedTaxFen(discountFen, taxRateBp));
  }
  const payableFen = sums.goodsFen - sums.discountFen;
  return { ...sums, payableFen, netFen: payableFen - sums.taxFen };
}
