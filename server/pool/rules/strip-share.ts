import { mulDivHalfUp, prorate } from "@/server/shared/arithmetic";

/** A row of the pool with its part of the line's discounts. */
export interface DiscountedRow {
  qtyEach: number;
  discountFen: number;
}

/**
 * What each row of a line loses when a promotion is taken out of it (U8): the promotion's share of the line for the part of
 * it that still waits, rounded half up, spread over the rows by the discount that they have. Never more than a row has.
 * `lineEach` and `shareFen` are those of the whole line as it was promised.
 */
export function strippedShares(
  { lineEach, shareFen }: { lineEach: number; shareFen: number },
  rows: readonly DiscountedRow[],
): number[] {
  const waitingEach = rows.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
  const waitingFen = rows.reduce((sum, { discountFen }) => sum + discountFen, 0);
  const strippedFen = Math.min(waitingFen, mulDivHalfUp(shareFen, waitingEach, lineEach));
  return prorate(
    strippedFen,
    rows.map(({ discountFen }) => discountFen),
  );
}
