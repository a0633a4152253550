import { expect, test } from "vitest";
import { coverDays, fenOfMicro, figuresOf, growthBp, noParts, shareBp, sumOfStock } from "./figures";
import { daysBefore, daysOf, periodBefore, periodOf } from "./period";

test.each([
  ["day", "2026-03-10", "2026-03-10", "2026-03-10"],
  ["week", "2026-03-10", "2026-03-09", "2026-03-15"],
  ["week", "2026-03-09", "2026-03-09", "2026-03-15"],
  ["week", "2026-03-15", "2026-03-09", "2026-03-15"],
  ["month", "2026-02-14", "2026-02-01", "2026-02-28"],
  ["month", "2026-12-31", "2026-12-01", "2026-12-31"],
] as const)("the %s of %s runs from %s to %s", (kind, day, from, to) => {
  expect(periodOf(kind, day)).toEqual({ from, to });
});

// Guarantees that a period that has just begun does not look like a bad one.
test.each([
  ["week", "2026-03-10", "2026-03-10", "2026-03-02", "2026-03-03"],
  ["week", "2026-03-02", "2026-03-10", "2026-02-23", "2026-03-01"],
  ["month", "2026-03-10", "2026-03-30", "2026-02-01", "2026-02-28"],
  ["month", "2026-03-10", "2026-03-05", "2026-02-01", "2026-02-05"],
  ["month", "2026-02-10", "2026-03-10", "2026-01-01", "2026-01-31"],
  ["day", "2026-03-01", "2026-03-10", "2026-02-28", "2026-02-28"],
] as const)("the %s of %s, asked on %s, stands against %s to %s", (kind, day, today, from, to) => {
  expect(periodBefore(kind, periodOf(kind, day), today)).toEqual({ from, to });
});

test("as many days just before, and every day of a period", () => {
  expect(daysBefore({ from: "2026-03-01", to: "2026-03-10" })).toEqual({
    from: "2026-02-19",
    to: "2026-02-28",
  });
  expect(daysOf({ from: "2026-02-27", to: "2026-03-02" })).toEqual([
    "2026-02-27",
    "2026-02-28",
    "2026-03-01",
    "2026-03-02",
  ]);
});

test.each([
  [300, 1_000, 3_000],
  [1, 3, 3_333],
  [-50, 1_000, -500],
  [5, 0, null],
  [5, -10, null],
])("%i of %i are %s basis points", (part, whole, share) => {
  expect(shareBp(part, whole)).toBe(share);
});

test("growth is asked of what there was", () => {
  expect(growthBp(1_200, 1_000)).toBe(2_000);
  expect(growthBp(0, 1_000)).toBe(-10_000);
  expect(growthBp(500, 0)).toBeNull();
});

test("stock lasts whole days at the cost of what is sold a day; what nobody buys lasts for no number of days", () => {
  expect(coverDays({ stockMicro: 100, soldMicro: 28, soldDays: 4 })).toBe(14);
  expect(coverDays({ stockMicro: 99, soldMicro: 28, soldDays: 4 })).toBe(14);
  expect(coverDays({ stockMicro: 0, soldMicro: 28, soldDays: 4 })).toBe(0);
  expect(coverDays({ stockMicro: 100, soldMicro: 0, soldDays: 4 })).toBeNull();
  const two = [
    { stockMicro: 100, soldMicro: 28, soldDays: 4 },
    { stockMicro: 40, soldMicro: 12, soldDays: 2 },
  ];
  expect(sumOfStock(two)).toEqual({ stockMicro: 140, soldMicro: 40, soldDays: 4 });
});

test("a cost of fractions of a fen is rounded once, half up, and the margin is what is left of sales", () => {
  expect([4_999, 5_000, -5_000, -5_001].map(fenOfMicro)).toEqual([0, 1, 0, -1]);
  const figures = figuresOf({ ...noParts, salesFen: 2_700, costMicro: 15_754_999 });
  expect(figures).toMatchObject({ costFen: 1_575, marginFen: 1_125, marginBp: 4_167, fillBp: null });
});
