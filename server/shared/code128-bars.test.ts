import { describe, expect, it } from "vitest";
import { code128Bars } from "./code128-bars";

describe("code128Bars", () => {
  it("begins with the start pattern of code set B, 2-1-1-2-1-4, and ends with the stop pattern", () => {
    const { width, bars } = code128Bars("DO-0001");
    expect(bars.slice(0, 3)).toEqual([
      { x: 0, width: 2 },
      { x: 3, width: 1 },
      { x: 6, width: 1 },
    ]);
    expect(bars.slice(-4).map((bar) => bar.width)).toEqual([2, 3, 1, 2]);
    const last = bars.at(-1);
    expect((last?.x ?? 0) + (last?.width ?? 0)).toBe(width);
  });

  it("never lets two bars touch", () => {
    const { bars } = code128Bars("DO-0001-261123-000042");
    bars.slice(1).forEach((bar, index) => {
      const before = bars[index];
      expect(bar.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
    });
  });
});
