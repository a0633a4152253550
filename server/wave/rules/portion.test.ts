import { expect, test } from "vitest";
import { nextPortion } from "./portion";

// Guarantees that nobody waits long for an account of an approval of thousands, however slow the machine is.
test.each([
  { size: 100, tookMs: 400, next: 100 },
  { size: 100, tookMs: 250, next: 160 },
  { size: 100, tookMs: 10, next: 200 },
  { size: 100, tookMs: 500, next: 80 },
  { size: 100, tookMs: 20_000, next: 50 },
  { size: 1, tookMs: 1, next: 50 },
  { size: 900, tookMs: 1, next: 1_000 },
  { size: 100, tookMs: 0, next: 200 },
])("$size delivery orders in $tookMs ms: $next in the next portion", ({ size, tookMs, next }) => {
  expect(nextPortion(size, tookMs)).toBe(next);
});
