import { describe, expect, it } from "vitest";
import { csvCell } from "./csv";

describe("csvCell", () => {
  it.each([
    ["plain", "plain"],
    ["a,b", '"a,b"'],
    ['3" nail', '"3"" nail"'],
    ["=HYPERLINK()", "'=HYPERLINK()"],
    ["-12.30", "-12.30"],
    ["-cmd", "'-cmd"],
    [-12, "-12"],
    [null, ""],
  ])("writes %j as %s", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});
