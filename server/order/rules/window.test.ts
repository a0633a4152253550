import { describe, expect, test } from "vitest";
import { judgeWindow, type TemplateLine, type TemplateVersion, windowEnd } from "./window";

const at = (text: string) => new Date(`${text.replace(" ", "T")}+08:00`);
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

let lineId = 0;
const window = (
  dayRule: string,
  start: string,
  end: string,
  more: Partial<TemplateLine> = {},
): TemplateLine => ({
  id: ++lineId,
  categoryId: null,
  dayRule,
  startsMinute: minutes(start),
  endsMinute: minutes(end),
  minFen: null,
  maxFen: null,
  ...more,
});
const template = (...lines: TemplateLine[]): TemplateVersion[] => [{ id: 1, validFrom: null, lines }];
const judge = (
  versions: TemplateVersion[],
  now: string,
  goodsFen = 10_000,
  used: [number, number, number][] = [],
) => judgeWindow({ versions, lines: [{ categoryPath: [10], goodsFen }], used, now: at(now) });

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
  expect(windowEnd(daily, at("2026-11-24 06:00"))).toEqual(at("2026-11-25 06:00"));
});

describe("amounts (D12)", () => {
  const line = window("daily", "08:00", "16:00", { minFen: 30_000, maxFen: 500_000 });
  const start = at("2026-11-23 08:00").getTime();
  test.each([
    { why: "example 3: 299.99", goods: 29_999, usedFen: 0, reasons: ["order/below-minimum"], left: 500_000 },
    { why: "300.00", goods: 30_000, usedFen: 0, reasons: [], left: 500_000 },
    {
      why: "example 4: 2,500.00 after 3,000.00",
      goods: 250_000,
      usedFen: 300_000,
      reasons: ["order/above-maximum"],
      left: 200_000,
    },
    { why: "exactly the maximum", goods: 200_000, usedFen: 300_000, reasons: [], left: 200_000 },
    {
      why: "the minimum counts per order",
      goods: 10_000,
      usedFen: 300_000,
      reasons: ["order/below-minimum"],
      left: 200_000,
    },
  ])("$why", ({ goods, usedFen, reasons, left }) => {
    const verdict = judge(template(line), "2026-11-23 09:00", goods, [
      [line.id, start, usedFen],
      [line.id, start - 86_400_000, 999_999],
      [line.id + 1000, start, 999_999],
    ]);
    expect(verdict.reasons).toEqual(reasons);
    expect(verdict.limits).toMatchObject([{ usedFen, askedFen: goods, leftFen: left }]);
  });
});

describe("categories (D10)", () => {
  const food = window("daily", "08:00", "12:00", { categoryId: 10 });
  const chilled = window("daily", "14:00", "18:00", { categoryId: 20 });
  const chilledLate = window("daily", "20:00", "22:00", { categoryId: 20 });
  const other = window("daily", "00:00", "00:00");
  const lines = [
    { categoryPath: [11, 10], goodsFen: 100 },
    { categoryPath: [20], goodsFen: 200 },
    { categoryPath: [30], goodsFen: 400 },
    { categoryPath: null, goodsFen: 0 },
  ];
  const judgeLines = (versions: TemplateVersion[], now: string, of = lines) =>
    judgeWindow({ versions, lines: of, used: [], now: at(now) });

  test("a category outside the template is refused (example 6), whatever else is open", () => {
    expect(judgeLines(template(food), "2026-11-23 09:00").lineInside).toEqual([true, false, false, true]);
    expect(judgeLines(template(food), "2026-11-23 09:00", lines.slice(1, 3))).toMatchObject({
      isOpen: true,
      lineInside: [false, false],
    });
  });

  test("the closest category wins over `*`; lines whose window is closed are outside while others are open", () => {
    const verdict = judgeLines(template(food, chilled, chilledLate, other), "2026-11-23 09:00");
    expect(verdict.isOpen).toBe(true);
    expect(verdict.lineInside).toEqual([true, false, true, true]);
    expect(verdict.closesAt).toEqual(at("2026-11-23 12:00"));
    expect(verdict.limits.map(({ askedFen }) => askedFen)).toEqual([100, 400]);
  });

  test("of several windows of a category any open one will do", () => {
    for (const now of ["2026-11-23 15:00", "2026-11-23 21:00"]) {
      expect(judgeLines(template(chilled, chilledLate), now, lines.slice(1, 2)).lineInside).toEqual([true]);
    }
  });

  test("when nothing is open the window is closed and the next one is named", () => {
    const verdict = judgeLines(template(food, chilled, chilledLate), "2026-11-23 19:00", lines.slice(0, 2));
    expect(verdict).toMatchObject({ isOpen: false, lineInside: [true, true], limits: [] });
    expect(verdict.nextOpensAt).toEqual(at("2026-11-23 20:00"));
  });

  test("an empty cart is judged by the whole template", () => {
    expect(judgeLines(template(food, chilled), "2026-11-23 09:00", [])).toMatchObject({
      isOpen: true,
      closesAt: at("2026-11-23 12:00"),
      reasons: [],
      limits: [{ templateLineId: food.id, askedFen: 0 }],
    });
    expect(judgeLines(template(food, chilled), "2026-11-23 13:00", []).nextOpensAt).toEqual(
      at("2026-11-23 14:00"),
    );
    expect(judgeLines([], "2026-11-23 13:00")).toMatchObject({
      isOpen: false,
      nextOpensAt: null,
      templateVersionId: null,
    });
  });
});

describe("a template changed while a window is open keeps that window (U12)", () => {
  const before = window("daily", "08:00", "16:00", { minFen: 100 });
  const after = window("daily", "10:00", "20:00", { minFen: 900 });
  const versions: TemplateVersion[] = [
    { id: 1, validFrom: null, lines: [before] },
    { id: 2, validFrom: at("2026-11-23 11:00"), lines: [after] },
  ];
  test.each([
    { now: "2026-11-23 10:59", versionId: 1, isOpen: true },
    { now: "2026-11-23 15:59", versionId: 1, isOpen: true },
    { now: "2026-11-23 16:01", versionId: 2, isOpen: false },
    { now: "2026-11-24 09:00", versionId: 2, isOpen: false },
    { now: "2026-11-24 10:00", versionId: 2, isOpen: true },
  ])("$now: version $versionId, open $isOpen", ({ now, versionId, isOpen }) => {
    const verdict = judge(versions.toReversed(), now);
    expect(verdict).toMatchObject({ isOpen, templateVersionId: versionId });
    if (!isOpen) expect(verdict.nextOpensAt).toEqual(at("2026-11-24 10:00"));
  });

  test("a category that the new version drops is outside once the old window is over", () => {
    const only20 = [
      versions[0],
      { id: 2, validFrom: at("2026-11-23 11:00"), lines: [{ ...after, categoryId: 20 }] },
    ];
    const sound = only20.filter((version) => version !== undefined);
    expect(judge(sound, "2026-11-23 15:00").lineInside).toEqual([true]);
    expect(judge(sound, "2026-11-24 15:00").lineInside).toEqual([false]);
  });
});
