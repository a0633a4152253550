import { expect, test } from "vitest";
import { messageKinds } from "@/server/notify/schema";
import { moment, yuan } from "./sentence-parts";
import { kinds, smsTextOf, tellingOf } from "./sentences";

const blocked = {
  store: "S001",
  storeName: "Corner",
  order: "RO1",
  code: "account/insufficient-balance",
  needed: "1600.00",
  available: "1500.00",
  shortfall: "100.00",
  nextRunAt: "2026-03-10T16:40:00+08:00",
} as const;

// Guarantees R15 (4): store, order, shortfall, the next run, and the link.
test.each(["en", "zh"] as const)("a blocked order says everything that R15 asks for (%s)", (locale) => {
  const text = smsTextOf("order.blocked", blocked, locale, {
    more: 2,
    url: "https://x.test/d?amount=100.00",
  });
  for (const part of ["S001", "RO1", "¥100.00", "16:40", "https://x.test/d?amount=100.00", "2"])
    expect(text).toContain(part);
  expect(kinds["order.blocked"].fill(blocked, locale)).toEqual([
    "S001",
    "RO1",
    "100.00",
    moment(blocked.nextRunAt, locale),
  ]);
});

test("amounts and instants as people write them", () => {
  expect(["5.00", "1240.00", "1234567.89"].map(yuan)).toEqual(["¥5.00", "¥1,240.00", "¥1,234,567.89"]);
  expect(moment(blocked.nextRunAt, "en")).toBe("10 Mar 16:40");
  expect(moment(blocked.nextRunAt, "zh")).toBe("3月10日 16:40");
});

test("a reason of the desk is said in words, a typed one as it was typed", () => {
  const slip = { deposit: "DP1", account: "A1", declared: "100.00" };
  const said = (reason: string) => tellingOf("deposit.rejected", { ...slip, reason }, "en").text;
  expect(said("unreadable")).toContain("the photo cannot be read.");
  expect(said("Wrong year. ")).toContain("Wrong year. Correct");
});

// Guarantees that the owner reads what became of a difference in the words of the way they pay.
test.each([
  ["prepaid", "14.00", "¥14.00 is credited.", "¥14.00 已退回账户"],
  ["cod", "14.00", "¥14.00 less is to be paid", "应付货款减少 ¥14.00"],
  ["prepaid", "-7.00", "costs ¥7.00 more", "增加货款 ¥7.00"],
  ["none", "0.00", "No money moves.", "货款不变"],
] as const)("a decided difference, %s %s", (payment, credit, en, zh) => {
  const note = { store: "S1", storeName: "Corner", difference: "DF1", delivery: "DO1", payment, credit };
  const details = { ...note, status: "accepted" as const, items: [] };
  expect(tellingOf("difference.decided", details, "en").text).toContain(en);
  expect(tellingOf("difference.decided", details, "zh").text).toContain(zh);
});

test("every kind has its sentences", () => {
  expect(Object.keys(kinds).sort()).toEqual([...messageKinds].sort());
});
