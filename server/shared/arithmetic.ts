import { broken, invariant } from "./invariant";

/** The quotient of two integers, rounded towards minus infinity. The divisor must be positive. */
export function divideDown(dividend: number, divisor: number): number {
  mustDivide(dividend, divisor);
  return plainZero((dividend - positiveRemainder(dividend, divisor)) / divisor);
}

/** The quotient of two integers, rounded towards plus infinity. The divisor must be positive. */
export function divideUp(dividend: number, divisor: number): number {
  return plainZero(-divideDown(-dividend, divisor));
}

/** The quotient of two integers, rounded half up on the absolute value (四舍五入): -2.5 becomes -3. */
export function divideHalfUp(dividend: number, divisor: number): number {
  mustDivide(dividend, divisor);
  const size = Math.abs(dividend);
  const rest = size % divisor;
  const quotient = (size - rest) / divisor + (rest >= divisor - rest ? 1 : 0);
  return plainZero(dividend < 0 ? -quotient : quotient);
}

/** factor × times ÷ divisor, rounded half up once on the absolute value; exact however large the product is. */
export function mulDivHalfUp(factor: number, times: number, divisor: number): number {
  const product = factor * times;
  if (Number.isSafeInteger(product)) return divideHalfUp(product, divisor);
  mustMultiply(factor, times, divisor);
  const exact = BigInt(factor) * BigInt(times);
  const size = exact < 0n ? -exact : exact;
  const by = BigInt(divisor);
  const quotient = size / by + ((size % by) * 2n >= by ? 1n : 0n);
  return backToSafe(exact < 0n ? -quotient : quotient);
}

/** factor × times ÷ divisor, rounded towards minus infinity; exact however large the product is. */
export function mulDivDown(factor: number, times: number, divisor: number): number {
  const product = factor * times;
  if (Number.isSafeInteger(product)) return divideDown(product, divisor);
  mustMultiply(factor, times, divisor);
  const exact = BigInt(factor) * BigInt(times);
  const by = BigInt(divisor);
  const quotient = exact / by;
  return backToSafe(exact < 0n && quotient * by !== exact ? quotient - 1n : quotient);
}

/** The smallest quantity that is a multiple of both; both above 0. */
export function leastCommonMultiple(a: number, b: number): number {
  let [divisor, rest] = [a, b];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return (a / divisor) * b;
}

/**
 * Spreads a whole amount over parts in proportion to their weights, to the last unit: the parts always sum to the total.
 * Every part gets its share rounded down; what is left goes one unit each to the largest fractions, a tie to the larger
 * size (the line's amount; the weight unless given), then to the earlier part (domain 3.0.7).
 * A weight of zero gets nothing; when all are zero they count alike.
 */
export function prorate(
  total: number,
  weights: readonly number[],
  sizes: readonly number[] = weights,
): number[] {
  invariant(Number.isSafeInteger(total) && total >= 0, `cannot spread ${total}`);
  const sum = sumOfWeights(weights);
  if (weights.length === 0) {
    invariant(total === 0, `nothing to spread ${total} over`);
    return [];
  }
  if (sum === 0) {
    return prorate(
      total,
      weights.map(() => 1),
    );
  }

  const shares: number[] = [];
  const fractions: number[] = [];
  let left = total;
  for (const weight of weights) {
    const share = mulDivDown(total, weight, sum);
    shares.push(share);
    fractions.push(fractionOf(total, weight, sum, share));
    left -= share;
  }
  if (left === 0) return shares;

  const of = (figures: readonly number[], index: number) => figures[index] ?? 0;
  const largestFirst = [...weights.keys()].sort(
    (a, b) => of(fractions, b) - of(fractions, a) || of(sizes, b) - of(sizes, a) || a - b,
  );
  for (const index of largestFirst.slice(0, left)) shares[index] = of(shares, index) + 1;
  return shares;
}

/** The numerator of what rounding down cut off, over the sum of all weights. */
function fractionOf(total: number, weight: number, sum: number, share: number): number {
  const product = total * weight;
  if (Number.isSafeInteger(product)) return product - share * sum;
  return Number(BigInt(total) * BigInt(weight) - BigInt(share) * BigInt(sum));
}

function sumOfWeights(weights: readonly number[]): number {
  let sum = 0;
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) broken(`not a weight: ${weight}`);
    sum += weight;
  }
  invariant(Number.isSafeInteger(sum), "the weights are too large to add");
  return sum;
}

function positiveRemainder(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return rest < 0 ? rest + divisor : rest;
}

function mustDivide(dividend: number, divisor: number): void {
  if (!Number.isSafeInteger(dividend)) broken(`not a whole number: ${dividend}`);
  if (!Number.isSafeInteger(divisor) || divisor <= 0) broken(`cannot divide by ${divisor}`);
}

function mustMultiply(factor: number, times: number, divisor: number): void {
  invariant(Number.isSafeInteger(factor) && Number.isSafeInteger(times), `not whole: ${factor} × ${times}`);
  invariant(Number.isSafeInteger(divisor) && divisor > 0, `cannot divide by ${divisor}`);
}

function backToSafe(quotient: bigint): number {
  const value = Number(quotient);
  invariant(Number.isSafeInteger(value), `too large: ${quotient}`);
  return value;
}

/** JavaScript knows -0; money does not. */
function plainZero(value: number): number {
  return value === 0 ? 0 : value;
}
