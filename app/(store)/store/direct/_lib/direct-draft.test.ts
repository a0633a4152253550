import { expect, test } from "vitest";
import {
  costOf,
  type DirectLine,
  emptyDirect,
  isCostFarOff,
  isEmptyDirect,
  lineFen,
  readDirect,
  withDirectLine,
} from "./direct-draft";

const line: DirectLine = {
  item: "I0",
  name: "Bread",
  unit: "pcs",
  isWeighed: false,
  casePackEach: 12,
  qty: 3,
  cost: "5.30",
};

test("a line is put on, changed where it stands, and taken off; each is another wish", () => {
  const first = withDirectLine({ ...emptyDirect, requestId: "sent" }, line);
  expect(first).toMatchObject({ requestId: undefined, lines: [line] });
  const two = withDirectLine(first, { ...line, item: "I1" });
  expect(withDirectLine(two, { ...line, qty: 9 }).lines.map(({ item, qty }) => [item, qty])).toEqual([
    ["I1", 3],
    ["I0", 9],
  ]);
  expect(isEmptyDirect(withDirectLine(first, { ...line, qty: 0 }))).toBe(true);
});

test.each([
  ["3.2567", 3_256_700],
  [" 5 ", 5_000_000],
  ["0", 0],
  ["", undefined],
  ["-1.00", undefined],
  ["3.12345678", undefined],
  ["five", undefined],
])("the unit cost %j is %s micro-yuan", (text, micro) => {
  expect(costOf(text)).toBe(micro);
});

test("a line costs what was typed, else what was ordered; kilograms of weighed goods", () => {
  expect(lineFen(line, undefined)).toBe(1_590);
  expect(lineFen({ ...line, cost: "" }, 5_000_000)).toBe(1_500);
  expect(lineFen({ ...line, cost: "" }, undefined)).toBeUndefined();
  expect(lineFen({ ...line, cost: "x" }, 5_000_000)).toBeUndefined();
  expect(lineFen({ ...line, qty: 1_500, isWeighed: true, cost: "20" }, undefined)).toBe(3_000);
});

test("what a device kept is read again, nonsense is nothing", () => {
  const draft = { supplier: "Bakery", note: "N1", lines: [line], requestId: "r" };
  expect(readDirect(JSON.stringify(draft))).toEqual(draft);
  for (const text of [null, "{", "7", '{"lines":[{"item":"I0","qty":3}]}'])
    expect(readDirect(text)).toEqual(emptyDirect);
});

test.each([
  ["48.00", 4_800_000, true],
  ["0.48", 4_800_000, true],
  ["7.20", 4_800_000, true],
  ["7.19", 4_800_000, false],
  ["3.20", 4_800_000, true],
  ["3.21", 4_800_000, false],
  ["", 4_800_000, false],
  ["x", 4_800_000, false],
  ["48.00", undefined, false],
  ["48.00", 0, false],
])("a cost of %j after %j is far off: %j", (cost, before, isFarOff) => {
  expect(isCostFarOff({ cost }, before)).toBe(isFarOff);
});
