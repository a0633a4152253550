import { expect, test } from "vitest";
import { newBreaker } from "./breaker";

const start = new Date("2026-03-10T09:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);

// Guarantees that a dead provider costs one try per pause, and that a living one is used again at once.
test("opens after three failures in a row, tries one, doubles its pause, closes with the first answer", () => {
  const breaker = newBreaker();
  for (let failure = 0; failure < 2; failure += 1) breaker.failed(start);
  expect(breaker.room(10, start)).toBe(10);
  breaker.failed(start);
  expect(breaker.room(10, after(29))).toBe(0);
  expect(breaker.room(10, after(30))).toBe(1);
  breaker.failed(after(30));
  expect(breaker.room(10, after(89))).toBe(0);
  expect(breaker.room(10, after(90))).toBe(1);
  for (let failure = 0; failure < 20; failure += 1) breaker.failed(after(90));
  expect(breaker.room(10, after(90 + 600))).toBe(1);
  breaker.answered();
  expect(breaker.room(10, after(90))).toBe(10);
});
