import fc from "fast-check";
import { expect, test } from "vitest";
import { differencesOf, isSameContent } from "./differences";
import { changedDays } from "./pictures";
import { noHolidays } from "./start-of-day";
import { window } from "./test-template";

test.each([
  { why: "other hours", change: { endsMinute: 1_080 }, kinds: ["changed", "same"] },
  { why: "other days", change: { dayRule: "weekdays:1,3,5" }, kinds: ["changed", "same"] },
  { why: "other amounts", change: { minFen: 100 }, kinds: ["changed", "same"] },
  { why: "another category", change: { categoryId: 99 }, kinds: ["added", "same", "removed"] },
  { why: "nothing", change: {}, kinds: ["same", "same"] },
])("$why: $kinds", ({ change, kinds }) => {
  const lines = [
    window("daily", "08:00", "16:00", { categoryId: 10 }),
    window("daily", "20:00", "22:00", { categoryId: 10 }),
  ];
  const [first, second] = lines;
  if (!first || !second) throw new Error("two lines");
  const found = differencesOf(lines, [{ ...first, ...change }, second]);
  expect(found.map(({ kind }) => kind)).toEqual(kinds);
});

test("every line of both versions is named once, and a version differs from itself in nothing", () => {
  const lines = fc.array(
    fc.record({
      categoryId: fc.constantFrom(null, 10, 20),
      dayRule: fc.constantFrom("daily", "odd", "weekdays:1"),
      startsMinute: fc.constantFrom(0, 480),
      endsMinute: fc.constantFrom(0, 960),
      minFen: fc.constantFrom(null, 100),
      maxFen: fc.constant(null),
    }),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const found = differencesOf(before, after);
      const newOnes = found.flatMap((one) => (one.kind === "removed" ? [] : [one.after]));
      const oldOnes = found.filter(({ kind }) => kind !== "added").length;
      expect(newOnes).toEqual(after);
      expect(oldOnes).toBe(before.length);
      expect(isSameContent(before, after)).toBe(found.every(({ kind }) => kind === "same"));
    }),
  );
});

test("what a change means is said by the day, each hour once, and only where it differs", () => {
  const before = [
    window("weekdays:1,2", "08:00", "16:00"),
    window("daily", "08:00", "16:00", { categoryId: 10 }),
  ];
  const after = [window("weekdays:1,3", "08:00", "18:00")];
  const days = changedDays(before, after, "2026-11-23", 3, noHolidays);
  const long = { startsMinute: 480, endsMinute: 1_080 };
  const short = { startsMinute: 480, endsMinute: 960 };
  expect(days).toEqual([
    { day: "2026-11-23", before: [short], after: [long] },
    { day: "2026-11-24", before: [short], after: [] },
    { day: "2026-11-25", before: [short], after: [long] },
  ]);
  expect(changedDays(before, before, "2026-11-23", 31, noHolidays)).toEqual([]);
});
