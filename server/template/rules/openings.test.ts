import { describe, expect, test } from "vitest";
import { hoursOn } from "./start-of-day";
import { at, judge, template, window } from "./test-template";

// 2026-11-23 is a Monday.
describe("R23 example 1: Mon/Wed/Fri 08:00–16:00", () => {
  const versions = template(window("weekdays:1,3,5", "08:00", "16:00"));
  test.each([
    ["2026-11-25 07:59:59", false, "2026-11-25 08:00"],
    ["2026-11-25 08:00:00", true, null],
    ["2026-11-25 15:59:59", true, null],
    ["2026-11-25 16:00:00", true, null],
    ["2026-11-25 16:00:30", true, null],
    ["2026-11-25 16:00:59.999", true, null],
    ["2026-11-25 16:01:00", false, "2026-11-27 08:00"],
    ["2026-11-24 10:00:00", false, "2026-11-25 08:00"],
    ["2026-11-28 10:00:00", false, "2026-11-30 08:00"],
  ])("%s: open %s, next %s", (now, isOpen, next) => {
    const verdict = judge(versions, now);
    expect(verdict.isOpen).toBe(isOpen);
    expect(verdict.nextOpensAt).toEqual(next === null ? null : at(next));
    expect(verdict.closesAt).toEqual(isOpen ? at(`${now.slice(0, 10)} 16:00`) : null);
    expect(verdict.reasons).toEqual(isOpen ? [] : ["order/window-closed"]);
    expect(verdict.lineInside).toEqual([true]);
  });
});

test.each([
  {
    why: "R23 example 2, U13",
    rule: "weekdays:1",
    hours: "22:00-02:00",
    now: "2026-11-24 01:30",
    isOpen: true,
  },
  {
    why: "before midnight",
    rule: "weekdays:1",
    hours: "22:00-02:00",
    now: "2026-11-23 23:59:59",
    isOpen: true,
  },
  {
    why: "Tuesday's own evening",
    rule: "weekdays:1",
    hours: "22:00-02:00",
    now: "2026-11-24 22:30",
    isOpen: false,
  },
  {
    why: "Monday's early morning is Sunday's",
    rule: "weekdays:1",
    hours: "22:00-02:00",
    now: "2026-11-23 01:30",
    isOpen: false,
  },
  {
    why: "grace after midnight",
    rule: "weekdays:1",
    hours: "22:00-02:00",
    now: "2026-11-24 02:00:59",
    isOpen: true,
  },
  { why: "grace over", rule: "weekdays:1", hours: "22:00-02:00", now: "2026-11-24 02:01:00", isOpen: false },
  {
    why: "until midnight",
    rule: "weekdays:1",
    hours: "22:00-00:00",
    now: "2026-11-23 23:59:59",
    isOpen: true,
  },
  {
    why: "until midnight, grace",
    rule: "weekdays:1",
    hours: "22:00-00:00",
    now: "2026-11-24 00:00:59",
    isOpen: true,
  },
  {
    why: "start is end: all day",
    rule: "weekdays:1",
    hours: "00:00-00:00",
    now: "2026-11-23 23:59:59",
    isOpen: true,
  },
  {
    why: "all day from 10:00",
    rule: "weekdays:1",
    hours: "10:00-10:00",
    now: "2026-11-24 09:59:59",
    isOpen: true,
  },
  {
    why: "all day from 10:00, over",
    rule: "weekdays:1",
    hours: "10:00-10:00",
    now: "2026-11-24 10:01",
    isOpen: false,
  },
  {
    why: "even, 31 May (example 5)",
    rule: "even",
    hours: "08:00-16:00",
    now: "2026-05-31 10:00",
    isOpen: false,
  },
  {
    why: "even, 1 June (example 5)",
    rule: "even",
    hours: "08:00-16:00",
    now: "2026-06-01 10:00",
    isOpen: false,
  },
  { why: "odd, the 31st", rule: "odd", hours: "08:00-16:00", now: "2026-05-31 10:00", isOpen: true },
  { why: "odd, the 1st after it", rule: "odd", hours: "08:00-16:00", now: "2026-06-01 10:00", isOpen: true },
  {
    why: "odd start day, even day's morning",
    rule: "odd",
    hours: "22:00-02:00",
    now: "2026-11-24 01:00",
    isOpen: true,
  },
  {
    why: "month day, start day counts",
    rule: "monthdays:30",
    hours: "22:00-02:00",
    now: "2026-12-01 01:00",
    isOpen: true,
  },
  {
    why: "month day, the day itself",
    rule: "monthdays:1,15",
    hours: "08:00-16:00",
    now: "2026-11-15 08:00",
    isOpen: true,
  },
  { why: "leap day", rule: "monthdays:29", hours: "08:00-16:00", now: "2028-02-29 08:00", isOpen: true },
])("$why: $rule $hours at $now, open $isOpen", ({ rule, hours, now, isOpen }) => {
  const [start = "", end = ""] = hours.split("-");
  expect(judge(template(window(rule, start, end)), now).isOpen).toBe(isOpen);
});

test.each([
  ["monthdays:31", "2026-01-31 20:00", "2026-03-31 08:00"],
  ["monthdays:31", "2026-06-15 20:00", "2026-07-31 08:00"],
  ["monthdays:30", "2027-01-30 20:00", "2027-03-30 08:00"],
  ["even", "2026-05-30 20:00", "2026-06-02 08:00"],
])("%s after %s opens next at %s: short months are skipped", (rule, now, next) => {
  expect(judge(template(window(rule, "08:00", "16:00")), now).nextOpensAt).toEqual(at(next));
});

test("of two days' windows that meet, an order counts in the one that has begun", () => {
  const daily = window("daily", "06:00", "06:00", { maxFen: 1000 });
  const limit = judge(template(daily), "2026-11-24 06:00:30").limits[0];
  expect(limit?.windowStart).toEqual(at("2026-11-24 06:00"));
  expect(limit?.closesAt).toEqual(at("2026-11-25 06:00"));
  expect(hoursOn(daily, "2026-11-24")).toEqual({ startsMinute: 360, endsMinute: 1_800 });
});
