import { expect, test } from "vitest";
import {
  type Check,
  emptyDraft,
  isEmptyDraft,
  linesOf,
  readDraft,
  readScan,
  without,
  withScan,
} from "./check-draft";

const item = (code: string, barcode: string, isWeighed = false) => {
  return { item: code, barcode, name: code, unit: "pcs", casePackEach: 12, isWeighed, pickedEach: null };
};
const check = {
  ...{ delivery: "DO-1", status: "waiting", rounds: 0, mayDecide: false, differences: [] },
  ...{ store: "S1", storeName: "One", wave: "WV-1", cause: "random", request: null, isBlind: true },
  items: [item("10001", "6900000000017"), item("20001", "6900000000024", true)],
} as Check;

test.each([
  ["6900000000017", null, "item"],
  [" 10001 ", null, "item"],
  ["do-1", null, "delivery"],
  ["12", "10001", "quantity"],
  ["12", null, "foreign"],
  ["6999999999999", "10001", "foreign"],
])("the code %s after %s is %s", (code, last, kind) => {
  expect(readScan(check, last, code).kind).toBe(kind);
});

test("each scan is one more piece, and another count is another wish", () => {
  const once = withScan({ ...emptyDraft, count: "sent" }, "10001", false);
  expect(once).toEqual({ counts: { 10001: 1 }, last: "10001", count: null, isAgain: false });
  expect(linesOf(withScan(withScan(once, "10001", false), "20001", true))).toEqual([
    { item: "10001", qty: 2 },
    { item: "20001", qty: 0 },
  ]);
  expect(isEmptyDraft(without(once, ["10001"]))).toBe(true);
});

test("what a device has kept is read again, and rubbish is an empty draft", () => {
  const draft = withScan(emptyDraft, "10001", false);
  expect(readDraft(JSON.stringify(draft))).toEqual(draft);
  expect(["{", "7", "{}", null].map(readDraft)).toEqual([emptyDraft, emptyDraft, emptyDraft, emptyDraft]);
});
