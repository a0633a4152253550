import { expect, test } from "vitest";
import { nextDeparture } from "./template-days";

const all = [1, 2, 3, 4, 5, 6, 7];
/** 2026-03-10 is a Tuesday. */
test.each([
  ["tonight, after midnight", "2026-03-10T21:00:00+08:00", 120, all, "2026-03-11"],
  ["not left yet", "2026-03-11T01:59:00+08:00", 120, all, "2026-03-11"],
  ["has left: the next day", "2026-03-11T02:00:00+08:00", 120, all, "2026-03-12"],
  ["later the same day", "2026-03-10T09:00:00+08:00", 14 * 60, all, "2026-03-10"],
  ["only on Fridays", "2026-03-10T09:00:00+08:00", 120, [5], "2026-03-13"],
  ["today's day, but it has left", "2026-03-10T09:00:00+08:00", 120, [2], "2026-03-17"],
])("when the trucks of a template leave next: %s", (_, at, departureMinute, weekdays, expected) => {
  const now = new Date(at);
  const { day, departsAt } = nextDeparture({ departureMinute, weekdays }, now);
  expect(day).toBe(expected);
  expect(departsAt > now).toBe(true);
});
