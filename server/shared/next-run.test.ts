import { expect, test } from "vitest";
import { nextRun } from "./next-run";

const at = (text: string) => new Date(`2026-03-${text}+08:00`);

// Guarantees the deadline that an owner reads (R15 example 4): the earliest run that is still to come.
test.each([
  ["before the run", [1000], "10T09:00", "10T16:40"],
  ["at the very minute: that run is under way", [1000], "10T16:40", "11T16:40"],
  ["after the run", [1000], "10T16:41", "11T16:40"],
  ["two DCs, the earlier run is over", [600, 1320], "10T12:00", "10T22:00"],
  ["two DCs, both are over", [600, 1320], "10T23:00", "11T10:00"],
  ["a run at midnight belongs to the next day", [0], "10T23:59", "11T00:00"],
  ["nobody has set a time", [], "10T09:00", "10T16:40"],
])("%s", (_, minutes, now, expected) => {
  expect(nextRun(minutes, at(now))).toEqual(at(expected));
});
