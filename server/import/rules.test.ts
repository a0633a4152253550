import { expect, test } from "vitest";
import { initialsOf } from "./initials";
import { checkDigitOf, parseDayRule, parseReturnPolicy } from "./notations";

test.each([
  ["可口可乐 Zero 330ml", "kkklz330m"],
  ["DOGGY RUBBER", "dr"],
  ["Cigarettes A 香烟", "caxy"],
  ["7-Up 七喜", "7uqx"],
  ["…", ""],
])("initials of %s: %s", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test.each([
  ["daily", "daily"],
  ["odd", "odd"],
  ["even", "even"],
  ["weekdays:7,1", "weekdays:1,7"],
  ["monthdays:31,1,15", "monthdays:1,15,31"],
  ["monthdays:0", undefined],
  ["weekdays: 1", undefined],
  ["", undefined],
])("day rule %s: %s", (text, canonical) => {
  expect(parseDayRule(text)).toBe(canonical);
});

test.each([
  ["none", { kind: "none" }],
  ["monthly:200.00", { kind: "monthly", monthlyFen: 20_000 }],
  ["ratio:2", { kind: "ratio", ratioBp: 200 }],
  ["ratio:2.5", { kind: "ratio", ratioBp: 250 }],
  ["ratio:100.00", { kind: "ratio", ratioBp: 10_000 }],
  ["monthly:-1.00", undefined],
])("return policy %s: %j", (text, policy) => {
  expect(parseReturnPolicy(text)).toEqual(policy);
});

test.each([
  ["9638507", 4],
  ["03600029145", 2],
  ["400638133393", 1],
  ["1061414154321", 9],
])("check digit of %s: %d", (digits, expected) => {
  expect(checkDigitOf(digits)).toBe(expected);
});
