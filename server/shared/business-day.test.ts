import { expect, test } from "vitest";
import {
  addDays,
  asBusinessDay,
  businessDayOf,
  businessDayText,
  dayOfMonth,
  daysBetween,
  instantAt,
  monthStartOf,
  parseBusinessDay,
  weekdayOf,
} from "./business-day";
import { documentNumber } from "./document-number";

test("the company's midnight is 16:00 UTC", () => {
  expect(businessDayOf(new Date("2026-11-23T15:59:59.999Z"))).toBe("2026-11-23");
  expect(businessDayOf(new Date("2026-11-23T16:00:00Z"))).toBe("2026-11-24");
  expect(instantAt("2026-11-24", 0).toISOString()).toBe("2026-11-23T16:00:00.000Z");
  expect(instantAt("2026-11-24", 1440)).toEqual(instantAt("2026-11-25", 0));
});

test("days are counted over months and leap years", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(daysBetween("2026-01-31", "2026-03-01")).toBe(29);
  expect(weekdayOf("2026-11-23")).toBe(1);
  expect(weekdayOf("2026-11-29")).toBe(7);
  expect(dayOfMonth("2026-05-31")).toBe(31);
  expect(monthStartOf("2026-05-31")).toBe("2026-05-01");
});

test.each(["2026-02-29", "0000-01-01", "2026-13-01", "26-01-01", "2026-1-1", "2026-01-01T00:00", ""])(
  "%j is not a day",
  (text) => {
    expect(parseBusinessDay(text)).toBeUndefined();
    expect(businessDayText.safeParse(text).success).toBe(false);
    expect(() => asBusinessDay(text)).toThrow();
  },
);

test("a document number says its day", () => {
  expect(documentNumber("PO", "2026-11-23", 42)).toBe("PO261123-000042");
});
