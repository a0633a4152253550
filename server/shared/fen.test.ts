import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCost, parseCost } from "./cost";
import { fenText, fenTextAboveZero, formatFen, moneyMaxFen, parseFen } from "./fen";
import { casesAndPieces, formatQuantity } from "./quantity";

test.each([
  ["12.30", 1230],
  ["0.00", 0],
  ["-0.00", 0],
  ["-12.05", -1205],
  ["1600.00", 160_000],
])("%s is %d fen", (text, fen) => {
  expect(parseFen(text)).toBe(fen);
  expect(fenText.parse(text)).toBe(fen);
});

test.each([
  "12.3",
  " 5.00",
  "5.00 ",
  "5",
  "5.000",
  "1,000.00",
  "",
  ".50",
  "1e3",
  "+1.00",
  "99999999999999.00",
])("%j is not money", (text) => {
  expect(parseFen(text)).toBeUndefined();
  expect(fenText.safeParse(text).success).toBe(false);
});

// Guarantees that sums of what people enter stay whole fen, however often they enter the most.
test("nobody names more than a billion yuan at once", () => {
  expect(fenText.parse("1000000000.00")).toBe(moneyMaxFen);
  expect(fenText.parse("-1000000000.00")).toBe(-moneyMaxFen);
  for (const text of ["1000000000.01", "-1000000000.01", "9999999999999.99"])
    expect(fenText.safeParse(text).success).toBe(false);
  expect(Number.isSafeInteger(moneyMaxFen * 90_000)).toBe(true);
});

test("a number is not money, and signs are checked", () => {
  expect(fenText.safeParse(12.3).success).toBe(false);
  expect(fenTextAboveZero.safeParse("0.00").success).toBe(false);
});

test("money and cost survive writing and reading", () => {
  const amount = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 });
  fc.assert(fc.property(amount, (fen) => parseFen(formatFen(fen)) === fen));
  fc.assert(fc.property(amount, (micro) => parseCost(formatCost(micro)) === micro));
});

test.each([
  ["3.2567", 3_256_700, "3.2567"],
  ["3", 3_000_000, "3.00"],
  ["3.3", 3_300_000, "3.30"],
  ["4.545455", 4_545_455, "4.545455"],
  ["0.000001", 1, "0.000001"],
])("a unit cost of %s", (text, micro, written) => {
  expect(parseCost(text)).toBe(micro);
  expect(formatCost(micro)).toBe(written);
});

test.each(["3.2567001", "", "-", "1.", "abc"])("%j is not a unit cost", (text) => {
  expect(parseCost(text)).toBeUndefined();
});

test("quantities are read as cases and pieces, or kilograms", () => {
  expect(casesAndPieces(30, 12)).toEqual({ cases: 2, pieces: 6 });
  expect(formatQuantity(30, false)).toBe("30");
  expect(formatQuantity(1250, true)).toBe("1.250");
  expect(formatQuantity(-5, true)).toBe("-0.005");
});
