import { describe, expect, test } from "vitest";
import { at, judge, permit, template, window } from "./test-template";
import { judgeWindow } from "./window";

const day = window("weekdays:1,3,5", "08:00", "16:00", { minFen: 30_000, maxFen: 500_000 });
const versions = template(day);
// 2026-11-23 is a Monday.
const start = at("2026-11-23 08:00").getTime();

// Guarantees U5: late order by permission, for one store, until a time.
describe("a permit from 16:10 until 18:00", () => {
  const permits = [permit("2026-11-23 16:10", "2026-11-23 18:00")];
  test.each([
    ["16:05", false],
    ["16:10", true],
    ["17:59:59", true],
    ["18:00:59", true],
    ["18:01", false],
  ])("at %s: open %s", (time, isOpen) => {
    expect(judge(versions, `2026-11-23 ${time}`, 40_000, [], { permits }).isOpen).toBe(isOpen);
  });

  test("the order counts in the window that it is late for: the same minimum, what is left of the maximum", () => {
    const verdict = judge(versions, "2026-11-23 17:00", 210_000, [[day.id, start, 300_000]], { permits });
    expect(verdict).toMatchObject({
      isOpen: true,
      closesAt: at("2026-11-23 18:00"),
      nextOpensAt: null,
      permit: permits[0],
      reasons: ["order/above-maximum"],
      limits: [{ templateLineId: day.id, windowStart: new Date(start), leftFen: 200_000 }],
    });
    expect(judge(versions, "2026-11-23 17:00", 1, [], { permits }).reasons).toEqual(["order/below-minimum"]);
  });

  test("without a permit in force nothing is said of one", () => {
    expect(judge(versions, "2026-11-23 10:00", 40_000, [], { permits }).permit).toBeNull();
  });
});

test("on a day without windows the permit is a window of its own", () => {
  const permits = [permit("2026-11-29 10:00", "2026-11-29 12:00")];
  const verdict = judge(versions, "2026-11-29 11:00", 40_000, [[day.id, start, 500_000]], { permits });
  expect(verdict).toMatchObject({
    isOpen: true,
    limits: [{ windowStart: at("2026-11-29 10:00"), usedFen: 0, leftFen: 500_000 }],
  });
});

test("a permit given while the window is open prolongs it; one that ends sooner changes nothing", () => {
  const long = judge(versions, "2026-11-23 15:00", 40_000, [], {
    permits: [permit("2026-11-23 14:00", "2026-11-23 18:00")],
  });
  expect(long.closesAt).toEqual(at("2026-11-23 18:00"));
  const short = judge(versions, "2026-11-23 15:00", 40_000, [], {
    permits: [permit("2026-11-23 14:00", "2026-11-23 15:30")],
  });
  expect(short).toMatchObject({ closesAt: at("2026-11-23 16:00"), permit: null });
});

test("of two permits the longer one counts; a closed holiday can be opened for one store", () => {
  const permits = [
    permit("2026-11-23 09:00", "2026-11-23 12:00"),
    permit("2026-11-23 09:00", "2026-11-23 10:00"),
  ];
  const holidays = new Map([["2026-11-23", { day: "2026-11-23", kind: "closed" }] as const]);
  expect(judge(versions, "2026-11-23 11:00", 40_000, [], { holidays }).isOpen).toBe(false);
  expect(judge(versions, "2026-11-23 11:00", 40_000, [], { holidays, permits })).toMatchObject({
    isOpen: true,
    closesAt: at("2026-11-23 12:00"),
  });
});

test("each category goes on with its own window; what the template does not name stays outside", () => {
  const fresh = window("daily", "06:00", "10:00", { categoryId: 10, maxFen: 100_000 });
  const dry = window("daily", "08:00", "20:00", { categoryId: 20 });
  const { lineInside, limits, closesAt } = judgeWindow({
    versions: template(fresh, dry),
    permits: [permit("2026-11-23 11:00", "2026-11-23 14:00")],
    lines: [
      { categoryPath: [11, 10], goodsFen: 100 },
      { categoryPath: [20], goodsFen: 200 },
      { categoryPath: [30], goodsFen: 400 },
    ],
    used: [[fresh.id, at("2026-11-23 06:00").getTime(), 30_000]],
    now: at("2026-11-23 12:00"),
  });
  expect(lineInside).toEqual([true, true, false]);
  expect(closesAt).toEqual(at("2026-11-23 14:00"));
  expect(limits).toMatchObject([
    { templateLineId: fresh.id, leftFen: 70_000, closesAt: at("2026-11-23 14:00") },
    { templateLineId: dry.id, closesAt: at("2026-11-23 20:00") },
  ]);
});

test("an empty cart sees one window for each category that the template names", () => {
  const lines = [
    window("daily", "06:00", "10:00", { categoryId: 10 }),
    window("daily", "11:00", "12:00", { categoryId: 10 }),
    window("daily", "08:00", "20:00"),
  ];
  const verdict = judgeWindow({
    versions: template(...lines),
    permits: [permit("2026-11-23 13:00", "2026-11-23 21:00")],
    lines: [],
    used: [],
    now: at("2026-11-23 14:00"),
  });
  expect(verdict.closesAt).toEqual(at("2026-11-23 21:00"));
  expect(verdict.limits.map(({ templateLineId }) => templateLineId)).toEqual([lines[1]?.id, lines[2]?.id]);
});
