import { expect, test } from "vitest";
import { budgetLeft, isPostedByItself, usualSettings } from "@/server/shrinkage/rules";

test.each([
  ["half a percent of last month's sales", 2_000_000, 5_000, 0, 10_000],
  ["less what was written off", 2_000_000, 5_000, 8_000, 2_000],
  ["a new store has this month's", 0, 100_000, 0, 500],
  ["nothing sold, nothing to write off", 0, -200, 0, 0],
  ["overdrawn", 2_000_000, 0, 12_000, -2_000],
])("%s", (_case, salesBeforeFen, salesFen, writtenOffFen, left) => {
  expect(budgetLeft(usualSettings, { salesBeforeFen, salesFen, writtenOffFen })).toBe(left);
});

// Guarantees the examples of R22.
test.each([
  ["40.00 within the budget", 4_000, 10_000, true],
  ["80.00 waits", 8_000, 10_000, false],
  ["40.00 with 20.00 left waits", 4_000, 2_000, false],
  ["50.00 is not above the limit", 5_000, 5_000, true],
])("%s", (_case, value, left, isPosted) => {
  expect(isPostedByItself(usualSettings, { valueFen: value, isValued: true }, left)).toBe(isPosted);
});

test("what nobody knows the cost of waits, however little it seems to be worth", () => {
  expect(isPostedByItself(usualSettings, { valueFen: 0, isValued: false }, 10_000)).toBe(false);
});
