import { expect, test } from "vitest";
import { idleMinutes, linesPerHour } from "./pace";

test.each([
  [4, 600, null],
  [5, 59, null],
  [5, 240, 60],
  [61, 1_800, 120],
])("%i lines in %i busy seconds are %s an hour", (lines, seconds, pace) => {
  expect(linesPerHour(lines, seconds)).toBe(pace);
});

test.each([
  [0, null],
  [9.99, null],
  [10, 10],
  [95.5, 95],
])("seen %f minutes ago: idle for %s", (minutes, idle) => {
  const now = new Date("2026-03-10T21:00:00+08:00");
  expect(idleMinutes(new Date(now.getTime() - minutes * 60_000), now)).toBe(idle);
});
