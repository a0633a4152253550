import { expect, test } from "vitest";
import { instantText, instantWords } from "./instant-text";

const evening = new Date("2026-11-23T17:05:00Z");

test("an instant travels as ISO text in the company's zone", () => {
  expect(instantText(evening)).toBe("2026-11-24T01:05:00+08:00");
});

test("people read day and time of the company's zone, in their language", () => {
  expect(instantWords(evening, "en")).toBe("24 Nov 01:05");
  expect(instantWords(evening, "zh")).toBe("11月24日 01:05");
  expect(instantWords("2026-01-03T09:30:00+08:00", "en")).toBe("3 Jan 09:30");
});
