import { expect, test } from "vitest";
import { inCaseEach, readCode } from "./read-code";
import { line } from "./test-line";

const current = line();
const other = line({
  line: 2,
  item: "10080",
  barcode: "6901137286791",
  location: "B-02",
  store: "S2",
  delivery: "DO-0001-261123-000002",
});
const read = (code: string) => readCode(code, { task: 7, lines: [current, other], current });

test.each([
  ["6939169410334", { kind: "item" }],
  ["10002", { kind: "item" }],
  [" a-01-1 ", { kind: "location" }],
  ["DO-0001-261123-000001", { kind: "store" }],
  ["s1", { kind: "store" }],
  ["6901137286791", { kind: "otherItem", line: other }],
  ["b-02", { kind: "otherLocation", location: "B-02" }],
  ["S2", { kind: "otherStore", line: other }],
  ["c7-2-1", { kind: "label", line: other, caseNo: 1, scanId: "C7-2-1" }],
  ["C8-2-1", { kind: "otherTask", task: 8 }],
  ["C7-9-1", { kind: "otherTask", task: 7 }],
  ["12", { kind: "quantity", qty: 12 }],
  ["12345", { kind: "unknown" }],
  ["nonsense", { kind: "unknown" }],
])("reads %s", (code, expected) => {
  expect(read(code)).toEqual(expected);
});

test("a place without a code is nowhere", () => {
  expect(
    readCode("", { task: 7, lines: [line({ location: "" })], current: line({ location: "" }) }).kind,
  ).toBe("unknown");
});

test.each([
  [1, 6],
  [2, 6],
  [3, 3],
  [4, 0],
])("case %i of 15 pieces at six a case holds %i", (caseNo, pieces) => {
  expect(inCaseEach(line({ qtyEach: 15 }), caseNo)).toBe(pieces);
});
