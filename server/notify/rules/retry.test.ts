import { expect, test } from "vitest";
import { attemptsMax, nextTry, usefulMs } from "./retry";

const written = new Date("2026-03-10T09:00:00Z");
const after = (seconds: number) => new Date(written.getTime() + seconds * 1_000);

// Guarantees that a failed send waits longer each time, half an hour at most, and ends after eight tries.
test("half a minute, then twice as long each time, with a bound", () => {
  const pauses = Array.from({ length: attemptsMax }, (_, index) => {
    const next = nextTry(index + 1, written, written);
    return next && (next.getTime() - written.getTime()) / 1_000;
  });
  expect(pauses).toEqual([30, 60, 120, 240, 480, 960, 1_800, undefined]);
});

test("what would be tried after four hours is given up", () => {
  const late = usefulMs / 1_000;
  expect(nextTry(1, written, after(late - 30))).toEqual(after(late));
  expect(nextTry(1, written, after(late - 29))).toBeUndefined();
});
