import { describe, expect, it } from "vitest";
import { readMoney, readWhole } from "./read-money";

describe("readMoney", () => {
  it.each([
    ["1234.5", 123_450],
    ["1,234.50", 123_450],
    ["￥１，２３４．５０", 123_450],
    ["100元", 10_000],
    ["-0", 0],
    ["−12.34", -1_234],
    ["12.", 1_200],
  ])("reads %s", (text, fen) => {
    expect(readMoney(text)).toBe(fen);
  });

  it.each(["", "12.345", "1e3", "twelve", "--1", "999999999999"])("refuses %j", (text) => {
    expect(readMoney(text)).toBeUndefined();
  });
});

describe("readWhole", () => {
  it("reads pasted and full-width numbers", () => {
    expect(readWhole("1,200")).toBe(1_200);
    expect(readWhole("２４")).toBe(24);
  });

  it("refuses parts and words", () => {
    expect(readWhole("1.5")).toBeUndefined();
    expect(readWhole("")).toBeUndefined();
  });
});
