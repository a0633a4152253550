import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "@/server/shared/business-day";
import { matchesDay, parseDayRule } from "./day-rule";

test.each([
  ["daily", { kind: "daily" }],
  ["odd", { kind: "odd" }],
  ["even", { kind: "even" }],
  ["weekdays:1,3,5", { kind: "weekdays", days: [1, 3, 5] }],
  ["monthdays:1,15", { kind: "monthdays", days: [1, 15] }],
  ["monthdays:31", { kind: "monthdays", days: [31] }],
])("%s", (text, rule) => {
  expect(parseDayRule(text)).toEqual(rule);
});

test.each([
  "",
  "Daily",
  "weekdays",
  "weekdays:",
  "weekdays:0",
  "weekdays:8",
  "weekdays:1,,2",
  "weekdays:1,1",
  "monthdays:32",
  "monthdays:0",
  "weekdays:1;2",
  "odd,even",
  "weekdays:1,",
])("%j is not a day rule", (text) => {
  expect(parseDayRule(text)).toBeUndefined();
});

test("every day is odd or even, never both, and matches its own weekday and day of month", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (offset) => {
      const day = addDays("2024-01-01", offset);
      expect(matchesDay({ kind: "odd" }, day)).toBe(!matchesDay({ kind: "even" }, day));
      expect(
        [1, 2, 3, 4, 5, 6, 7].filter((d) => matchesDay({ kind: "weekdays", days: [d] }, day)),
      ).toHaveLength(1);
      expect(matchesDay({ kind: "monthdays", days: [Number(day.slice(8))] }, day)).toBe(true);
    }),
  );
});
