import { expect, test } from "vitest";
import { differenceAt, mayApprove, stateAfter } from "@/server/stocktake/rules/counts";

const there = { onHandEach: 20, stagedEach: 0, unseenEach: 0, extraEach: 0, isOvertaken: false };

test.each([
  ["all there", 20, there, 0],
  ["two missing", 18, there, -2],
  ["one too many", 21, there, 1],
  ["the truck has not left", 8, { ...there, stagedEach: 12 }, 0],
  ["found although on the truck", 10, { ...there, stagedEach: 12 }, 2],
  ["unpacked before anybody signed", 20, { ...there, unseenEach: 12 }, 0],
  ["not unpacked yet", 8, { ...there, unseenEach: 12 }, 0],
  ["more is gone than any truck explains", 5, { ...there, unseenEach: 12 }, -3],
  ["two came too much and are claimed", 22, { ...there, extraEach: 2 }, 0],
  ["three came too much, two are claimed", 23, { ...there, extraEach: 2 }, 1],
  ["a book below zero, nothing there", 0, { ...there, onHandEach: -3 }, 3],
  ["a later count has been posted", 2, { ...there, isOvertaken: true }, 0],
])("%s", (_case, counted, expected, difference) => {
  expect(differenceAt(counted, expected)).toBe(difference);
});

const take = (takeNo: number, differenceEach: number, worthFen: number, isWeighed = false) => ({
  takeNo,
  differenceEach,
  worthFen,
  isWeighed,
});
test.each([
  ["five pieces are tolerated", take(1, -5, 1_000), "counted"],
  ["six are counted again", take(1, -6, 1_200), "recount"],
  ["so is what is worth more than 50.00", take(1, 1, 5_001), "recount"],
  ["grams are judged by their worth", take(1, -800, 2_000, true), "counted"],
  ["the recount stands", take(2, -60, 12_000), "counted"],
] as const)("%s", (_case, given, state) => {
  expect(stateAfter(given)).toBe(state);
});

test.each([
  ["owner", "franchise", true],
  ["owner", "independent", true],
  ["clerk", "franchise", false],
  ["hq", "franchise", false],
  ["hq", "direct", true],
  ["owner", "direct", false],
  ["admin", "direct", true],
] as const)("%s approves a count of a %s store: %s", (role, kind, may) => {
  expect(mayApprove(role, kind)).toBe(may);
});
