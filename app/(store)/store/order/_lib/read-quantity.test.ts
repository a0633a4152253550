import { expect, test } from "vitest";
import { readQuantity } from "./read-quantity";

test.each([
  ["", 0],
  ["12", 12],
  ["1,200", 1200],
  ["１２", 12],
  ["12.5", undefined],
  ["-5", undefined],
  ["1e3", undefined],
  ["abc", undefined],
])("of pieces %j is %j", (text, pieces) => {
  expect(readQuantity(text, false)).toBe(pieces);
});

test.each([
  ["", 0],
  ["0", 0],
  ["0.", 0],
  ["0.5", 500],
  [".5", 500],
  ["1.234", 1234],
  ["１．５", 1500],
  ["1。5", 1500],
  ["1,234.5", 1_234_500],
  ["99999", 99_999_000],
  ["1.2345", undefined],
  ["123456", undefined],
  ["-5", undefined],
  [".", undefined],
  ["kg", undefined],
])("of kilograms %j is %j grams", (text, grams) => {
  expect(readQuantity(text, true)).toBe(grams);
});
