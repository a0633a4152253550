import { expect, test } from "vitest";
import { secondsToWait } from "@/server/auth/throttle";

const now = new Date("2026-03-10T09:00:00+08:00");
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000);
const none = { count: 0, lastAt: null };

// Guarantees that the first mistakes cost nothing and that the wait then doubles up to ten minutes.
test.each([
  [0, null, 0],
  [4, 0, 0],
  [5, 0, 5],
  [6, 0, 10],
  [8, 0, 40],
  [5, 5, 0],
  [6, 4, 6],
  [40, 0, 600],
])("%i failures, the last %s seconds ago: wait %i", (count, seconds, wait) => {
  const ofLogin = { count, lastAt: seconds === null ? null : ago(seconds) };
  expect(secondsToWait(ofLogin, none, now)).toBe(wait);
});

// Guarantees that one address cannot go through many logins.
test.each([
  [99, 0],
  [100, 5],
  [103, 40],
])("%i failures of an address: wait %i", (count, wait) => {
  expect(secondsToWait(none, { count, lastAt: now }, now)).toBe(wait);
});
