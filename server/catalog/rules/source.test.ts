import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type PickType,
  pickTypeOfParts,
  quantityProblem,
  sellingMultiple,
  sourceDcOf,
  splitByPickType,
} from "./source";

const item = (pickType: PickType, casePackEach: number, orderMultipleEach = 1) => ({
  pickType,
  casePackEach,
  orderMultipleEach,
});

test("a store's exception goes before the plan's DC; without either there is no source (R04)", () => {
  expect(sourceDcOf("0002", "0001")).toBe("0002");
  expect(sourceDcOf(undefined, "0001")).toBe("0001");
  expect(sourceDcOf(null, null)).toBeNull();
});

test.each([
  { why: "cola, full case", of: item("case", 24), qty: 48, caseEach: 48, looseEach: 0, as: "case" },
  { why: "chips, loose", of: item("loose", 24), qty: 10, caseEach: 0, looseEach: 10, as: "loose" },
  { why: "water, both", of: item("both", 12), qty: 30, caseEach: 24, looseEach: 6, as: "mixed" },
  { why: "both, whole cases", of: item("both", 12), qty: 24, caseEach: 24, looseEach: 0, as: "case" },
  { why: "both, less than a case", of: item("both", 12), qty: 11, caseEach: 0, looseEach: 11, as: "loose" },
])("split: $why (R03)", ({ of, qty, caseEach, looseEach, as }) => {
  const parts = splitByPickType(of, qty);
  expect(parts).toEqual({ caseEach, looseEach });
  expect(pickTypeOfParts(parts)).toBe(as);
});

test.each([
  { of: item("case", 24), qty: 30, below: 24, above: 48, multiple: 24 },
  { of: item("loose", 24, 6), qty: 4, below: 0, above: 6, multiple: 6 },
  { of: item("case", 12, 8), qty: 12, below: 0, above: 24, multiple: 24 },
])("$qty is not a multiple of $multiple", ({ of, qty, below, above, multiple }) => {
  expect(quantityProblem(of, qty)).toEqual({
    problem: "wrong_multiple",
    multipleEach: multiple,
    belowEach: below,
    aboveEach: above,
  });
});

test("parts sum to the whole, and a quantity that may be ordered never splits a case of a full-case item", () => {
  const terms = fc.record({
    pickType: fc.constantFrom<PickType>("case", "loose", "both"),
    casePackEach: fc.integer({ min: 1, max: 60 }),
    orderMultipleEach: fc.integer({ min: 1, max: 60 }),
  });
  fc.assert(
    fc.property(terms, fc.integer({ min: 1, max: 500 }), (of, times) => {
      const qty = sellingMultiple(of) * times;
      const { caseEach, looseEach } = splitByPickType(of, qty);
      expect(quantityProblem(of, qty)).toBeNull();
      expect(caseEach + looseEach).toBe(qty);
      expect(caseEach % of.casePackEach).toBe(0);
    }),
  );
});
