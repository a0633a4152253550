import { invariant } from "@/server/shared/invariant";

/** Quantity on hand and its unit cost; cost of weighed items is per kilogram (ruling 14). */
export interface Valued {
  onHandEach: number;
  /** Micro-yuan per piece or kilogram; null when nothing was ever received. */
  costMicro: number | null;
}

/**
 * The moving weighted average cost after a receipt: (old value + receipt value) ÷ (old quantity + receipt quantity),
 * rounded half up to the micro-yuan, once (3.0.5). Stock that was at or below zero has no value to average with: then
 * the receipt's own cost counts. `valueUnits` is the receipt's quantity × cost in micro-yuan per piece or kilogram, so
 * that nothing is rounded before the division.
 */
export function costAfterReceipt(before: Valued, qtyEach: number, valueUnits: bigint): number {
  invariant(Number.isSafeInteger(qtyEach) && qtyEach > 0, `not a receipt: ${qtyEach}`);
  const isAveraged = before.onHandEach > 0 && before.costMicro !== null;
  const oldUnits = isAveraged ? BigInt(before.onHandEach) * BigInt(before.costMicro ?? 0) : 0n;
  const quantity = BigInt(qtyEach) + (isAveraged ? BigInt(before.onHandEach) : 0n);
  return halfUp(oldUnits + valueUnits, quantity);
}

/**
 * What the average leaves over at a receipt: value before + value received − value after, in the units of `valueUnits`. It
 * belongs to the variance account: where stock was below zero, the difference of the receipt's cost from the cost at which
 * the missing goods left (3.0.5); otherwise what rounding the average to the micro-yuan takes.
 */
export function varianceOfReceipt(
  before: Valued,
  qtyEach: number,
  valueUnits: bigint,
  costAfterMicro: number,
): bigint {
  const valueBefore = BigInt(before.onHandEach) * BigInt(before.costMicro ?? 0);
  return valueBefore + valueUnits - BigInt(before.onHandEach + qtyEach) * BigInt(costAfterMicro);
}

/**
 * The average after a receipt is taken back: its goods leave at what they cost, so that the average becomes what it would be without
 * it: (value − receipt value) ÷ (quantity − receipt quantity). Where that leaves no goods, or a value below zero because goods
 * of it have left at another cost meanwhile, the average stays and `varianceOfReversal` has the difference (3.0.5).
 */
export function costAfterReversal(before: Valued, qtyEach: number, valueUnits: bigint): number {
  const leftEach = before.onHandEach - qtyEach;
  const costMicro = before.costMicro ?? 0;
  const leftUnits = BigInt(before.onHandEach) * BigInt(costMicro) - valueUnits;
  // Rounding the average has taken half a micro-yuan of each piece at most: so little below zero is nothing.
  const isWorth = leftUnits * 2n >= -BigInt(before.onHandEach);
  if (leftEach <= 0 || !isWorth) return costMicro;
  return leftUnits > 0n ? halfUp(leftUnits, BigInt(leftEach)) : 0;
}

/** What taking a receipt back leaves over: value before − receipt value − value after, in the units of `valueUnits`. */
export function varianceOfReversal(
  before: Valued,
  qtyEach: number,
  valueUnits: bigint,
  costAfterMicro: number,
): bigint {
  const valueBefore = BigInt(before.onHandEach) * BigInt(before.costMicro ?? 0);
  return valueBefore - valueUnits - BigInt(before.onHandEach - qtyEach) * BigInt(costAfterMicro);
}

/** What a receipt of so many pieces (grams) at a unit cost is worth, for `costAfterReceipt`. */
export function unitsOfCost(qtyEach: number, costMicro: number): bigint {
  return BigInt(qtyEach) * BigInt(costMicro);
}

/**
 * What a receipt is worth that was paid with so many fen in all: 1 fen is 10,000 micro-yuan, and the cost of weighed
 * items is kept per kilogram while their quantity is in grams (3.0.9: gifts of the same item spread the money further).
 */
export function unitsOfPayment(paidFen: number, isWeighed: boolean): bigint {
  return BigInt(paidFen) * (isWeighed ? 10_000_000n : 10_000n);
}

function halfUp(dividend: bigint, divisor: bigint): number {
  invariant(dividend >= 0n, `a receipt cannot be worth ${dividend}`);
  const cost = Number((dividend * 2n + divisor) / (divisor * 2n));
  invariant(Number.isSafeInteger(cost), `unit cost too large: ${dividend} ÷ ${divisor}`);
  return cost;
}
