import { expect, test } from "vitest";
import { deliveryPriceFen, lineAmountFen, taxSplit } from "./price";

const fixed = { priceType: "fixed", fixedPriceFen: 340, markupRateBp: null, markupFen: null } as const;
const rate = (markupRateBp: number) =>
  ({ priceType: "cost_plus_rate", fixedPriceFen: null, markupRateBp, markupFen: null }) as const;
const amount = (markupFen: number) =>
  ({ priceType: "cost_plus_amount", fixedPriceFen: null, markupRateBp: null, markupFen }) as const;

test.each([
  { why: "fixed", terms: fixed, cost: 3_600_000, price: 340 },
  { why: "fixed needs no cost", terms: fixed, cost: null, price: 340 },
  { why: "fixed 0.00 is a price", terms: { ...fixed, fixedPriceFen: 0 }, cost: null, price: 0 },
  { why: "3.256700 × 1.08 = 3.517236", terms: rate(800), cost: 3_256_700, price: 352 },
  { why: "3.2567 + 0.30 = 3.5567", terms: amount(30), cost: 3_256_700, price: 356 },
  { why: "half a fen rounds up", terms: rate(0), cost: 3_255_000, price: 326 },
  { why: "just below half stays", terms: rate(0), cost: 3_254_999, price: 325 },
  { why: "rounded once: 1.0045 × 1.0049 = 1.00942", terms: rate(49), cost: 1_004_500, price: 101 },
  { why: "no cost", terms: rate(800), cost: null, price: null },
  { why: "zero cost", terms: amount(30), cost: 0, price: null },
  { why: "negative cost", terms: rate(800), cost: -1, price: null },
  { why: "a mark-down below nothing", terms: amount(-500), cost: 3_000_000, price: null },
])("delivery price: $why", ({ terms, cost, price }) => {
  expect(deliveryPriceFen(terms, cost)).toBe(price);
});

test.each([
  { unitPriceFen: 352, qty: 24, isWeighed: false, amountFen: 8448 },
  { unitPriceFen: 180, qty: 30, isWeighed: false, amountFen: 5400 },
  { unitPriceFen: 1999, qty: 1250, isWeighed: true, amountFen: 2499 },
  { unitPriceFen: 1, qty: 500, isWeighed: true, amountFen: 1 },
  { unitPriceFen: 1, qty: 499, isWeighed: true, amountFen: 0 },
])("$unitPriceFen × $qty, weighed $isWeighed", ({ amountFen, ...line }) => {
  expect(lineAmountFen(line)).toBe(amountFen);
});

test("84.48 at 13% is 74.76 net and 9.72 tax", () => {
  expect(taxSplit(8448, 1300)).toEqual({ netFen: 7476, taxFen: 972 });
  expect(taxSplit(8448, 0)).toEqual({ netFen: 8448, taxFen: 0 });
});
