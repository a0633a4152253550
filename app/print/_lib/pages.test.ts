import { describe, expect, it } from "vitest";
import { heightOfLines, linesIn, pagesOf, rowMm } from "./pages";

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

  it("puts fewer lines on a page where their names are long", () => {
    const pages = pagesOf(lines(60), { heightOf: () => 20, roomMm: 205 });
    expect(pages.map((page) => page.length)).toEqual([10, 10, 10, 10, 10, 10]);
    // A row that is higher than a page still comes.
    expect(pagesOf([1, 2], { heightOf: () => 300 })).toEqual([[1], [2]]);
  });

  it("says again which group a page goes on with, and leaves no head at the end of one", () => {
    const groups = lines(9).flatMap((group) => [`G${group}`, ...lines(7).map((no) => `S${group}${no}`)]);
    const pages = pagesOf(groups, { isHead: (row) => row.startsWith("G"), again: (head) => `${head} again` });
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page[0]).toMatch(/^G/);
      expect(page.at(-1)).toMatch(/^S/);
      expect(page.length).toBeLessThanOrEqual(29);
    }
    expect(pages.flat().filter((row) => !row.endsWith("again"))).toEqual(groups);
  });
});

it.each([
  ["", 1],
  ["可口可乐", 1],
  ["农夫山泉 东方树叶 茉莉花茶 无糖茶饮料", 2],
  ["INSTANT COFFEE", 1],
])("%j takes %d lines of ten letters and more", (words, count) => {
  expect(linesIn(words, 17)).toBe(count);
  expect(heightOfLines(count)).toBeGreaterThanOrEqual(rowMm);
});
