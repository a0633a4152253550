import { expect, test } from "vitest";
import { bpOfPercent, percentOfBp } from "./percent";

test.each([
  [6_667, "66.67"],
  [500, "5"],
  [0, "0"],
  [10_000, "100"],
  [150, "1.5"],
  [5, "0.05"],
])("%d hundredths of a percent are written %s, and read back", (bp, text) => {
  expect(percentOfBp(bp)).toBe(text);
  expect(bpOfPercent(text)).toBe(bp);
});

test.each(["", "100.01", "-1", "1.234", "x", "5%"])("%s is no share", (text) => {
  expect(bpOfPercent(text)).toBeUndefined();
});
