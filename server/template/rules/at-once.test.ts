import { describe, expect, test } from "vitest";
import type { TemplateVersion } from "@/server/catalog/rules";
import { at, judge, template, window } from "./test-template";

const before = window("daily", "08:00", "16:00", { maxFen: 500_000 });
const line = (start: string, end: string) =>
  window("daily", start, end, { maxFen: 500_000, continuesLineId: before.id });
const switched = (instant: string, ...lines: ReturnType<typeof window>[]): TemplateVersion[] => [
  ...template(before),
  { id: 2, validFrom: at(instant), isAtOnce: true, lines },
];

// Guarantees U12: the emergency switch applies at once, to windows that are open as well.
describe("the emergency switch at 11:00", () => {
  test.each([
    { why: "shortens an open window, without grace", hours: ["08:00", "12:00"], now: "12:00:30", open: true },
    { why: "which is over after its own grace", hours: ["08:00", "12:00"], now: "12:01", open: false },
    { why: "prolongs an open window", hours: ["08:00", "20:00"], now: "19:59", open: true },
    { why: "opens a window that began before it", hours: ["10:30", "20:00"], now: "11:00", open: true },
    { why: "does not count before its instant", hours: ["00:00", "10:00"], now: "10:30", open: true },
    { why: "closes what is over by its own hours", hours: ["00:00", "10:00"], now: "11:00", open: false },
    { why: "closes what begins later", hours: ["13:00", "20:00"], now: "12:00", open: false },
  ])("$why: $hours at $now, open $open", ({ hours: [start = "", end = ""], now, open }) => {
    const versions = switched("2026-11-23 11:00", line(start, end));
    expect(judge(versions, `2026-11-23 ${now}`).isOpen).toBe(open);
  });

  test("without any line it closes everything, and nothing is planned", () => {
    const verdict = judge(switched("2026-11-23 11:00"), "2026-11-23 11:00");
    expect(verdict).toMatchObject({ isOpen: false, nextOpensAt: null, templateVersionId: 2 });
  });

  test("what was ordered in the window that it took over still counts", () => {
    const used: [number, number, number][] = [[before.id, at("2026-11-23 08:00").getTime(), 300_000]];
    const { limits } = judge(
      switched("2026-11-23 11:00", line("08:00", "20:00")),
      "2026-11-23 17:00",
      1,
      used,
    );
    expect(limits).toMatchObject([{ templateLineId: before.id, usedFen: 300_000, leftFen: 200_000 }]);
  });

  test("the next one takes over from it in the same way", () => {
    const versions: TemplateVersion[] = [
      ...switched("2026-11-23 11:00", line("08:00", "20:00")),
      { id: 3, validFrom: at("2026-11-23 13:00"), isAtOnce: true, lines: [line("08:00", "14:00")] },
    ];
    expect(judge(versions, "2026-11-23 12:59").templateVersionId).toBe(2);
    expect(judge(versions, "2026-11-23 13:30")).toMatchObject({ isOpen: true, templateVersionId: 3 });
    expect(judge(versions, "2026-11-23 15:00").isOpen).toBe(false);
  });
});
