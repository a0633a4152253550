import fc from "fast-check";
import { expect, test } from "vitest";
import {
  costAfterReceipt,
  costAfterReversal,
  unitsOfCost,
  unitsOfPayment,
  varianceOfReceipt,
  varianceOfReversal,
} from "@/server/stock/rules";

test.each([
  ["3.0.5: 100 at 3.20 and 200 at 3.35", 100, 3_200_000, 200, unitsOfCost(200, 3_350_000), 3_300_000],
  ["nothing there: the receipt's cost", 0, 9_000_000, 3, unitsOfCost(3, 1_234_567), 1_234_567],
  ["below zero: the receipt's cost", -5, 9_000_000, 10, unitsOfCost(10, 5_000_000), 5_000_000],
  ["never a cost before", 7, null, 10, unitsOfCost(10, 5_000_000), 5_000_000],
  ["3.0.9: 10 at 5.00 and 1 free of the same item", 0, null, 11, unitsOfPayment(5_000, false), 4_545_455],
  ["a gift of another item costs nothing", 0, null, 2, unitsOfPayment(0, false), 0],
  ["half a micro-yuan goes up", 1, 1, 1, unitsOfCost(1, 2), 2],
  [
    "weighed: 1,500 g paid with 30.00 cost 20.00 a kilogram",
    0,
    null,
    1_500,
    unitsOfPayment(3_000, true),
    20_000_000,
  ],
])("%s", (_case, onHandEach, costMicro, qtyEach, units, expected) => {
  expect(costAfterReceipt({ onHandEach, costMicro }, qtyEach, units)).toBe(expected);
});

test("the average lies between the two costs, and equal costs stay as they are", () => {
  const quantity = fc.integer({ min: 1, max: 10_000_000 });
  const cost = fc.integer({ min: 0, max: 10_000_000_000 });
  fc.assert(
    fc.property(quantity, cost, quantity, cost, (onHandEach, old, qtyEach, added) => {
      const after = costAfterReceipt({ onHandEach, costMicro: old }, qtyEach, unitsOfCost(qtyEach, added));
      expect(after).toBeGreaterThanOrEqual(Math.min(old, added));
      expect(after).toBeLessThanOrEqual(Math.max(old, added));
    }),
  );
});

test.each([
  ["an exact average leaves nothing", 100, 3_200_000, 200, 3_350_000, 3_300_000, 0n],
  [
    "10 missing that left at 3.00, then 100 at 3.20: 2.00 more than they were booked with",
    -10,
    3_000_000,
    100,
    3_200_000,
    3_200_000,
    2_000_000n,
  ],
  ["nothing there: nothing to differ from", 0, 3_000_000, 100, 3_200_000, 3_200_000, 0n],
  ["never a cost before", 0, null, 5, 3_200_000, 3_200_000, 0n],
  ["a third of a micro-yuan on each of three pieces", 1, 1, 2, 2, 2, -1n],
])("variance: %s", (_case, onHandEach, costMicro, qtyEach, cost, after, expected) => {
  const before = { onHandEach, costMicro };
  const units = unitsOfCost(qtyEach, cost);
  expect(costAfterReceipt(before, qtyEach, units)).toBe(after);
  expect(varianceOfReceipt(before, qtyEach, units, after)).toBe(expected);
});

test("a receipt of nothing is a defect", () => {
  expect(() => costAfterReceipt({ onHandEach: 1, costMicro: 1 }, 0, 0n)).toThrow(/not a receipt/);
});

test.each([
  ["nothing left meanwhile: the average that was before", 300, 3_300_000, 200, 3_350_000, 3_200_000, 0n],
  ["nothing else is there: the average stays", 10, 3_350_000, 10, 3_350_000, 3_350_000, 0n],
  ["some left at the average: what remains carries the rest", 150, 3_300_000, 100, 3_350_000, 3_200_000, 0n],
  [
    "worth more than all that is there: the average stays, the rest is a variance",
    15,
    3_000_000,
    10,
    20_000_000,
    3_000_000,
    -170_000_000n,
  ],
  ["a third of a micro-yuan on each of three pieces", 5, 2, 2, 3, 1, 1n],
])("taken back: %s", (_case, onHandEach, costMicro, qtyEach, cost, after, left) => {
  const before = { onHandEach, costMicro };
  const units = unitsOfCost(qtyEach, cost);
  expect(costAfterReversal(before, qtyEach, units)).toBe(after);
  expect(varianceOfReversal(before, qtyEach, units, after)).toBe(left);
});

test("what comes and is taken back at once leaves the average, but for what rounding it takes", () => {
  const quantity = fc.integer({ min: 1, max: 1_000_000 });
  const cost = fc.integer({ min: 0, max: 100_000_000 });
  fc.assert(
    fc.property(quantity, cost, quantity, cost, (onHandEach, old, qtyEach, added) => {
      const units = unitsOfCost(qtyEach, added);
      const before = { onHandEach, costMicro: old };
      const between = {
        onHandEach: onHandEach + qtyEach,
        costMicro: costAfterReceipt(before, qtyEach, units),
      };
      const after = costAfterReversal(between, qtyEach, units);
      // Rounding the average between moves each piece by half a micro-yuan at most.
      const mostMicro = Math.ceil((onHandEach + qtyEach) / onHandEach / 2) + 1;
      expect(Math.abs(after - old)).toBeLessThanOrEqual(mostMicro);
    }),
  );
});
