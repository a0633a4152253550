import { expect, test } from "vitest";
import { minuteOfDay, timeOfDay } from "./time-of-day";

test.each([
  [0, "00:00"],
  [510, "08:30"],
  [1_439, "23:59"],
])("minute %i of the day is %s", (minutes, time) => {
  expect(timeOfDay(minutes)).toBe(time);
  expect(minuteOfDay(time)).toBe(minutes);
});

test("two hours past midnight are 02:00 of the next day", () => {
  expect(timeOfDay(1_560)).toBe("02:00");
});
