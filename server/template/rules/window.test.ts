import { describe, expect, test } from "vitest";
import type { TemplateVersion } from "@/server/catalog/rules";
import { at, judge, template, window } from "./test-template";
import { judgeWindow } from "./window";

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
