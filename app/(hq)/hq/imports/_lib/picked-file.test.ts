import { expect, test } from "vitest";
import { type KindDescription, kindByHeader, kindByName } from "./picked-file";

const kinds: KindDescription[] = [
  {
    kind: "dcs",
    columns: [
      { name: "code", isRequired: true },
      { name: "name", isRequired: true },
      { name: "zone", isRequired: false },
    ],
  },
  {
    kind: "plans",
    columns: [
      { name: "code", isRequired: true },
      { name: "name", isRequired: true },
    ],
  },
  {
    kind: "plan-lines",
    columns: [
      { name: "plan", isRequired: true },
      { name: "item", isRequired: true },
    ],
  },
];

test.each([
  ["plans.csv", "plans"],
  ["plan-lines.csv", "plan-lines"],
  ["Plan_Lines-2026-11.xlsx", "plan-lines"],
  ["dcs copy.csv", "dcs"],
  ["everything.csv", undefined],
])("the file %s is of kind %s by its name", (name, kind) => {
  expect(kindByName(name, kinds)).toBe(kind);
});

test("a header tells the kind only when no other fits", () => {
  expect(kindByHeader(["code", "name", "zone"], kinds)).toBe("dcs");
  expect(kindByHeader(["code", "name"], kinds)).toBeUndefined();
  expect(kindByHeader(["item", "plan"], kinds)).toBe("plan-lines");
  expect(kindByHeader([], kinds)).toBeUndefined();
});
