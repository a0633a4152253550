import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedShare, fairShare } from "./fair-share";

const claims = (multipleEach: number, ...wanted: number[]) =>
  wanted.map((wantedEach) => ({ wantedEach, multipleEach }));

test.each([
  {
    why: "U7: 18.75/18.75/12.50, the last 2 stay",
    stock: 50,
    of: claims(6, 30, 30, 20),
    shares: [18, 18, 12],
  },
  { why: "what is left goes out by submission", stock: 50, of: claims(1, 30, 30, 20), shares: [19, 19, 12] },
  { why: "one multiple each", stock: 58, of: claims(6, 30, 30, 20), shares: [24, 18, 12] },
  { why: "round after round", stock: 10, of: [...claims(6, 12, 12), ...claims(1, 5)], shares: [6, 0, 4] },
  { why: "enough for everybody", stock: 80, of: claims(6, 30, 30, 20), shares: [30, 30, 20] },
  { why: "nothing there", stock: 0, of: claims(6, 30, 30), shares: [0, 0] },
  { why: "below zero counts as nothing", stock: -5, of: claims(1, 3), shares: [0] },
  { why: "less than a multiple", stock: 5, of: claims(6, 30, 30), shares: [0, 0] },
  { why: "a claim that is no multiple may be filled", stock: 19, of: claims(12, 20), shares: [12] },
  { why: "in order of submission", stock: 20, of: claims(12, 15, 6), shares: [15, 0] },
  { why: "nobody wants anything", stock: 5, of: [], shares: [] },
])("$why", ({ stock, of, shares }) => {
  expect(fairShare(stock, of)).toEqual(shares);
});

const anyClaims = fc.array(
  fc.record({
    times: fc.integer({ min: 1, max: 40 }),
    multipleEach: fc.constantFrom(1, 2, 6, 12, 24),
    odd: fc.nat(3),
  }),
  { minLength: 1, maxLength: 30 },
);

test("no more than there is or is wanted, multiples whole, and nothing left that somebody could take", () => {
  fc.assert(
    fc.property(fc.nat(5000), anyClaims, (stock, raw) => {
      const of = raw.map(({ times, multipleEach, odd }) => ({
        multipleEach,
        wantedEach: times * multipleEach + odd,
      }));
      const shares = fairShare(stock, of);
      const left = stock - shares.reduce((a, b) => a + b, 0);
      expect(left).toBeGreaterThanOrEqual(0);
      for (const [index, { wantedEach, multipleEach }] of of.entries()) {
        const share = shares[index] ?? -1;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(wantedEach);
        if (share < wantedEach) {
          expect(share % multipleEach).toBe(0);
          expect(Math.min(multipleEach, wantedEach - share)).toBeGreaterThan(left);
        }
      }
    }),
  );
});

test("while ordering, a store sees its fair share beside the pool", () => {
  expect(expectedShare({ availableEach: 100, pooledEach: 40, wantedEach: 60, multipleEach: 6 })).toBe(60);
  expect(expectedShare({ availableEach: 50, pooledEach: 50, wantedEach: 50, multipleEach: 6 })).toBe(24);
  expect(expectedShare({ availableEach: 0, pooledEach: 50, wantedEach: 50, multipleEach: 6 })).toBe(0);
});
