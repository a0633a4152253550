import { describe, expect, it } from "vitest";
import { pagesOf } from "./pages";

const lines = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("pagesOf", () => {
  it.each([
    [0, [0]],
    [24, [24]],
    [25, [24, 1]],
    [60, [24, 28, 8]],
  ])("puts %d lines on pages of %j", (count, pages) => {
    expect(pagesOf(lines(count)).map((page) => page.length)).toEqual(pages);
  });

  it("loses no line and keeps their order", () => {
    expect(pagesOf(lines(60)).flat()).toEqual(lines(60));
  });
});
