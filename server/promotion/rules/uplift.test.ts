import { expect, test } from "vitest";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { type DaySales, upliftOf } from "./uplift";

/** From a Monday on. */
const from = (first: BusinessDay, ...amounts: number[]): DaySales[] =>
  amounts.map((amountFen, n) => ({ day: addDays(first, n), amountFen }));
const monday = "2026-03-02" as BusinessDay;
const next = "2026-03-16" as BusinessDay;

test.each<[string, DaySales[], DaySales[], ReturnType<typeof upliftOf>]>([
  [
    "the same weekday",
    from(monday, 100),
    from(next, 150),
    { days: 1, soldFen: 150, expectedFen: 100, upliftBp: 5_000 },
  ],
  [
    "the mean of the weekdays before",
    from(monday, 100, 1, 1, 1, 1, 1, 1, 200),
    from(next, 120),
    { days: 1, soldFen: 120, expectedFen: 150, upliftBp: -2_000 },
  ],
  [
    "weekends do not speak for it",
    from(monday, 10, 10, 10, 10, 10, 90, 90),
    from("2026-03-21" as BusinessDay, 90, 90),
    { days: 2, soldFen: 180, expectedFen: 180, upliftBp: 0 },
  ],
  [
    "no like day before",
    from(monday, 100),
    from("2026-03-17" as BusinessDay, 999),
    { days: 0, soldFen: 0, expectedFen: 0, upliftBp: null },
  ],
  [
    "nothing was sold before",
    from(monday, 0),
    from(next, 10),
    { days: 1, soldFen: 10, expectedFen: 0, upliftBp: null },
  ],
])("%s", (_, before, during, expected) => {
  expect(upliftOf(before, during)).toEqual(expected);
});
