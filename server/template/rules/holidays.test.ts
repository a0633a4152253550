import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Holiday } from "@/server/catalog/rules";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { hoursOn } from "./start-of-day";
import { at, holidays, judge, template, window } from "./test-template";

// 2026-10-01 is a Thursday.
const closed: Holiday = { day: "2026-10-01", kind: "closed" };
const hours: Holiday = { day: "2026-10-02", kind: "hours", startsMinute: 600, endsMinute: 840 };
const moved: Holiday = { day: "2026-10-05", kind: "moved", movedTo: "2026-10-10" };
const calendar = holidays(closed, hours, moved);

describe("the holiday calendar", () => {
  test.each([
    { why: "closed", rule: "daily", now: "2026-10-01 09:00", open: false },
    { why: "the evening before runs into a closed day", rule: "daily", now: "2026-10-01 01:00", open: true },
    { why: "closed in its own evening", rule: "daily", now: "2026-10-01 23:00", open: false },
    {
      why: "nothing of a closed day runs into the next",
      rule: "daily",
      now: "2026-10-02 01:00",
      open: false,
    },
    { why: "other hours", rule: "daily", now: "2026-10-02 09:59", open: false },
    { why: "other hours, inside", rule: "daily", now: "2026-10-02 13:59", open: true },
    {
      why: "other hours only where a window starts",
      rule: "weekdays:1",
      now: "2026-10-02 11:00",
      open: false,
    },
    { why: "moved away", rule: "weekdays:1", now: "2026-10-05 23:00", open: false },
    { why: "moved to a Saturday", rule: "weekdays:1", now: "2026-10-10 23:00", open: true },
    {
      why: "moved, for those who order on Mondays",
      rule: "weekdays:2",
      now: "2026-10-10 23:00",
      open: false,
    },
    { why: "an ordinary Monday", rule: "weekdays:1", now: "2026-10-12 23:00", open: true },
  ])("$why: $rule 22:00–02:00 at $now, open $open", ({ rule, now, open }) => {
    const verdict = judge(template(window(rule, "22:00", "02:00")), now, 1, [], { holidays: calendar });
    expect(verdict.isOpen).toBe(open);
  });

  test.each([
    ["daily", "2026-10-01 09:00", "2026-10-02 10:00"],
    ["weekdays:4", "2026-10-01 09:00", "2026-10-08 22:00"],
    ["weekdays:1", "2026-10-01 09:00", "2026-10-10 22:00"],
    ["monthdays:1", "2026-10-01 09:00", "2026-11-01 22:00"],
  ])("the next opening passes over it: %s at %s opens %s", (rule, now, next) => {
    const verdict = judge(template(window(rule, "22:00", "02:00")), now, 1, [], { holidays: calendar });
    expect(verdict.nextOpensAt).toEqual(at(next));
  });
});

test("a calendar without days changes nothing, and a closed day takes away exactly its own windows", () => {
  const rule = fc.constantFrom("daily", "odd", "even", "weekdays:1,4", "monthdays:1,31");
  const minute = fc.integer({ min: 0, max: 1439 });
  const day = fc
    .date({ min: new Date("2026-01-01Z"), max: new Date("2029-12-31Z"), noInvalidDate: true })
    .map(businessDayOf);
  fc.assert(
    fc.property(rule, minute, minute, day, day, (dayRule, startsMinute, endsMinute, shut, asked) => {
      const line = { dayRule, startsMinute, endsMinute };
      const plain = hoursOn(line, asked);
      expect(hoursOn(line, asked, holidays())).toEqual(plain);
      const expected = shut === asked ? undefined : plain;
      expect(hoursOn(line, asked, holidays({ day: shut, kind: "closed" }))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test("a moved day's windows are neither lost nor doubled", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 60 }), (weekday, ahead) => {
      const line = { dayRule: `weekdays:${weekday}`, startsMinute: 480, endsMinute: 960 };
      const from = "2026-03-02";
      const move: Holiday = { day: from, kind: "moved", movedTo: addDays(from, ahead) };
      const count = (calendar: ReturnType<typeof holidays>) =>
        Array.from({ length: 70 }, (_, n) => hoursOn(line, addDays(from, n), calendar)).filter(Boolean)
          .length;
      const meets = weekday === 1 && ahead % 7 === 0;
      expect(count(holidays(move))).toBe(count(holidays()) - (meets ? 1 : 0));
    }),
  );
});
