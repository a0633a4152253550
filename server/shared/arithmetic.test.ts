import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideDown, divideHalfUp, divideUp, mulDivDown, mulDivHalfUp, prorate } from "./arithmetic";

const whole = fc.integer({ min: -300_000_000, max: 300_000_000 });
const divisor = fc.integer({ min: 100, max: 1_000_000 });

test.each([
  { n: 7, d: 2, down: 3, up: 4, half: 4 },
  { n: -7, d: 2, down: -4, up: -3, half: -4 },
  { n: 5, d: 4, down: 1, up: 2, half: 1 },
  { n: -5, d: 4, down: -2, up: -1, half: -1 },
  { n: 6, d: 3, down: 2, up: 2, half: 2 },
  { n: 0, d: 9, down: 0, up: 0, half: 0 },
  { n: -1, d: 3, down: -1, up: 0, half: 0 },
])("$n ÷ $d", ({ n, d, down, up, half }) => {
  expect(divideDown(n, d)).toBe(down);
  expect(divideUp(n, d)).toBe(up);
  expect(divideHalfUp(n, d)).toBe(half);
});

test("a product beyond 2^53 is exact", () => {
  expect(mulDivDown(9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991)).toBe(
    9_007_199_254_740_990,
  );
  expect(mulDivHalfUp(9_000_000_000_000_001, 5, 10)).toBe(4_500_000_000_000_001);
  expect(mulDivHalfUp(-9_000_000_000_000_001, 5, 10)).toBe(-4_500_000_000_000_001);
  expect(mulDivDown(-9_000_000_000_000_001, 5, 10)).toBe(-4_500_000_000_000_001);
});

test("dividing by zero, or a fraction, is a defect", () => {
  expect(() => divideDown(1, 0)).toThrow();
  expect(() => divideHalfUp(1.5, 2)).toThrow();
  expect(() => mulDivHalfUp(9_007_199_254_740_991, 2, 0)).toThrow();
});

test("rounding agrees with exact integers", () => {
  fc.assert(
    fc.property(whole, whole, divisor, (a, b, c) => {
      const product = BigInt(a) * BigInt(b);
      const down = mulDivDown(a, b, c);
      const floor = product >= 0n ? product / BigInt(c) : -((-product + BigInt(c) - 1n) / BigInt(c));
      expect(BigInt(down)).toBe(floor);
      expect(mulDivHalfUp(a, b, c)).toBe(
        mulDivHalfUp(Math.abs(a), Math.abs(b), c) * Math.sign(a) * Math.sign(b) + 0,
      );
    }),
  );
});

describe("spreading an amount", () => {
  test.each([
    { why: "domain 3.0.7", total: 10_000, weights: [100_000, 100_000, 100_100], shares: [3332, 3332, 3336] },
    { why: "10.00 over three equal lines", total: 1000, weights: [5, 5, 5], shares: [334, 333, 333] },
    { why: "a tie goes to the larger weight", total: 1, weights: [1, 1, 2], shares: [0, 0, 1] },
    { why: "a fraction of one half each: the larger line", total: 2, weights: [1, 3], shares: [0, 2] },
    { why: "a weight of zero gets nothing", total: 10, weights: [0, 3, 0, 3, 3], shares: [0, 4, 0, 3, 3] },
    { why: "all zero: alike", total: 3, weights: [0, 0], shares: [2, 1] },
    { why: "nothing over nothing", total: 0, weights: [], shares: [] },
    { why: "nothing over zeros", total: 0, weights: [0, 0], shares: [0, 0] },
  ])("$why", ({ total, weights, shares }) => {
    expect(prorate(total, weights)).toEqual(shares);
  });

  test("a tie goes to the larger line's amount, then to the earlier line, whatever earlier discounts left", () => {
    // 10.02 over 40.00 and 120.00: one half of a fen each.
    expect(prorate(1002, [4_000, 12_000], [12_000, 12_000])).toEqual([251, 751]);
    expect(prorate(1002, [4_000, 12_000], [12_000, 12_001])).toEqual([250, 752]);
  });

  test("parts sum to the whole, are never negative, and are within one unit of exact", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 100_000_000 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), weights, (total, ws) => {
        const shares = prorate(total, ws);
        const sum = ws.reduce((a, b) => a + b, 0);
        expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
        shares.forEach((share, i) => {
          expect(share).toBeGreaterThanOrEqual(0);
          if (sum > 0) expect(Math.abs(share - (total * (ws[i] ?? 0)) / sum)).toBeLessThan(1.001);
          if (sum >= total && sum > 0) expect(share).toBeLessThanOrEqual(ws[i] ?? 0);
        });
      }),
    );
  });

  test("a negative amount or weight is a defect", () => {
    expect(() => prorate(-1, [1])).toThrow();
    expect(() => prorate(1, [-1, 2])).toThrow();
    expect(() => prorate(1, [])).toThrow();
  });
});
