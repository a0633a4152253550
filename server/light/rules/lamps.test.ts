import { expect, test } from "vitest";
import { isLit, lampName, lampStateOf, readLamp, visitsNeededBy } from "./lamps";

test.each([
  ["nothing taken", 5, 0, 0, 2, "lit"],
  ["a part taken", 5, 2, 0, 2, "lit"],
  ["all taken", 5, 5, 0, 2, "done"],
  ["short, looked once of two", 5, 2, 1, 2, "again"],
  ["short, looked twice", 5, 2, 2, 2, "short"],
  ["short, once is enough", 5, 0, 1, 1, "short"],
  ["found at the second look", 5, 5, 1, 2, "done"],
] as const)("a lamp: %s", (_, qtyEach, scannedEach, visits, needed, state) => {
  expect(lampStateOf({ qtyEach, scannedEach, visits }, needed)).toBe(state);
});

test("only what is lit can be pressed; a machine's word is final", () => {
  expect((["lit", "again", "done", "short"] as const).map(isLit)).toEqual([true, true, false, false]);
  expect([visitsNeededBy("user", 2), visitsNeededBy("token", 2)]).toEqual([2, 1]);
  expect(readLamp(lampName(17, 3))).toEqual({ task: 17, line: 3 });
});
