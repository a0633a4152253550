import { expect, test } from "vitest";
import { at, template, window } from "@/server/template/rules/test-template";
import { nextDelivery } from "./next-delivery";

// 2026-11-24 is a Tuesday.
test.each<[string, string[], string, string | undefined, string | undefined]>([
  [
    "every day: tomorrow, and the day after",
    ["daily 08:00-16:00"],
    "2026-11-24 10:00",
    "2026-11-25",
    "2026-11-26",
  ],
  [
    "two windows of a day are one delivery",
    ["daily 08:00-10:00", "daily 14:00-16:00"],
    "2026-11-24 09:00",
    "2026-11-25",
    "2026-11-26",
  ],
  [
    "between windows the next one brings it",
    ["daily 08:00-10:00", "daily 14:00-16:00"],
    "2026-11-24 12:00",
    "2026-11-25",
    "2026-11-26",
  ],
  [
    "Mon/Wed/Fri on Wednesday",
    ["weekdays:1,3,5 08:00-16:00"],
    "2026-11-25 10:00",
    "2026-11-26",
    "2026-11-28",
  ],
  [
    "Mon/Wed/Fri on Tuesday waits for Wednesday",
    ["weekdays:1,3,5 08:00-16:00"],
    "2026-11-24 10:00",
    "2026-11-26",
    "2026-11-28",
  ],
  ["once a week", ["weekdays:2 08:00-16:00"], "2026-11-24 10:00", "2026-11-25", "2026-12-02"],
  [
    "across midnight, ordered on Wednesday",
    ["weekdays:2 22:00-02:00"],
    "2026-11-25 01:00",
    "2026-11-26",
    "2026-12-02",
  ],
  ["all day, every day", ["daily 00:00-00:00"], "2026-11-24 10:00", "2026-11-25", "2026-11-26"],
])("%s", (_, windows, now, arrivesOn, nextOn) => {
  const lines = windows.map((text) => {
    const [rule = "", hours = ""] = text.split(" ");
    const [start = "", end = ""] = hours.split("-");
    return window(rule, start, end);
  });
  expect(nextDelivery({ versions: template(...lines) }, [10], at(now))).toEqual({ arrivesOn, nextOn });
});

test("a category of its own has deliveries of its own; one that nothing names has none", () => {
  const versions = template(
    window("daily", "08:00", "16:00", { categoryId: 10 }),
    window("weekdays:5", "08:00", "16:00", { categoryId: 20 }),
  );
  const now = at("2026-11-24 10:00");
  expect(nextDelivery({ versions }, [11, 10], now)?.nextOn).toBe("2026-11-26");
  expect(nextDelivery({ versions }, [20], now)).toEqual({ arrivesOn: "2026-11-28", nextOn: "2026-12-05" });
  expect(nextDelivery({ versions }, [30], now)).toBeUndefined();
});
