import { expect, test } from "vitest";
import { afterCount, differenceOf } from "@/server/warehouse/rules/counts";

test.each([
  ["all there", 100, 100, 0, 0, 0],
  ["two missing", 98, 100, 0, 0, -2],
  ["what is staged does not lie there", 70, 100, 30, 0, 0],
  ["found although staged", 75, 100, 30, 0, 5],
  ["an unreported list may have taken it", 90, 100, 0, 20, 0],
  ["more is gone than any list can explain", 75, 100, 0, 20, -5],
  ["nothing at all", 0, 10, 8, 2, 0],
  ["more than the book, whatever the lists say", 103, 100, 0, 20, 3],
])("%s", (_case, countedEach, onHandEach, stagedEach, unseenEach, difference) => {
  expect(differenceOf({ countedEach, onHandEach, stagedEach, unseenEach })).toBe(difference);
});

const take = (takeNo: number, differenceEach: number, worthFen: number, isWeighed = false) => ({
  takeNo,
  differenceEach,
  worthFen,
  isWeighed,
});
test.each([
  ["nothing differs", take(1, 0, 0), "posted"],
  ["five pieces are tolerated", take(1, -5, 1_000), "posted"],
  ["six are counted again", take(1, -6, 1_200), "recount"],
  ["so is what is worth more than 50.00", take(1, -1, 5_001), "recount"],
  ["grams are judged by their worth", take(1, -800, 2_000, true), "posted"],
  ["the recount stands", take(2, -60, 12_000), "posted"],
  ["above the limit it waits for a second person", take(2, -200, 20_001), "waiting"],
] as const)("%s", (_case, given, expected) => {
  expect(afterCount(given, 20_000)).toBe(expected);
});
