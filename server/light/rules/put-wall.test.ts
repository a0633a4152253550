import { expect, test } from "vitest";
import { expandAddress } from "./addresses";
import { assignPositions, lineAt, readItem } from "./put-wall";

const at = (address: string, task: number | null = null, delivery: number | null = null) => {
  return { address, task, delivery };
};

// Guarantees that each store of a round has one lamp of its own, and keeps it.
test.each([
  [
    "an empty wall: in the order of the stops",
    [at("P1"), at("P2"), at("P3")],
    [11, 12],
    { 11: "P1", 12: "P2" },
  ],
  ["what stands there already stays", [at("P1"), at("P2", 7, 11)], [11, 12], { 11: "P2", 12: "P1" }],
  [
    "another round's positions are not taken",
    [at("P1", 8, 90), at("P2"), at("P3")],
    [11, 12],
    { 11: "P2", 12: "P3" },
  ],
  [
    "a store that left the round gives its position up",
    [at("P1", 7, 10), at("P2", 7, 11)],
    [11, 12],
    { 11: "P2", 12: "P1" },
  ],
  ["too few are free", [at("P1", 8, 90), at("P2")], [11, 12], undefined],
  ["no wall at all", [], [11], undefined],
] as const)("positions: %s", (_, positions, deliveries, expected) => {
  const given = assignPositions(7, positions, deliveries);
  expect(given && Object.fromEntries(given)).toEqual(expected);
});

const line = (no: number, delivery: string, item: string, [qtyEach, scannedEach, visits]: number[]) => ({
  line: no,
  delivery,
  item,
  barcode: `69${item}`,
  qtyEach: qtyEach ?? 0,
  scannedEach: scannedEach ?? 0,
  visits: visits ?? 0,
});
const lines = [
  line(1, "D1", "A", [3, 0, 0]),
  line(2, "D2", "A", [2, 2, 0]),
  line(3, "D1", "B", [1, 1, 0]),
  line(4, "D3", "B", [4, 1, 2]),
  line(5, "D2", "C", [5, 2, 1]),
  line(6, "D1", "G", [2, 2, 0]),
  line(7, "D1", "G", [1, 0, 0]),
];

test.each([
  ["its code", "a", { kind: "wanted", item: "A" }],
  ["its barcode", " 69A ", { kind: "wanted", item: "A" }],
  ["short once of two looks: still wanted", "C", { kind: "wanted", item: "C" }],
  ["all have it, or are short for good", "B", { kind: "put", item: "B" }],
  ["one line of two is left", "G", { kind: "wanted", item: "G" }],
  ["none of the round's", "X", { kind: "unknown" }],
  ["nothing", " ", { kind: "unknown" }],
] as const)("a code at the wall: %s", (_, code, expected) => {
  expect(readItem(code, lines, 2)).toEqual(expected);
});

test.each([
  ["lit", "D1", "A", [1, "lit"]],
  ["confirmed", "D2", "A", [2, "done"]],
  ["gets none of it: dark, under the name of a line of its own", "D3", "A", [4, "dark"]],
  ["short for good", "D3", "B", [4, "short"]],
  ["a second look", "D2", "C", [5, "again"]],
  ["goods are there, the gift is not yet", "D1", "G", [7, "lit"]],
  ["nothing scanned yet", "D2", null, [2, "dark"]],
  ["a void delivery order has no lines", "D9", "A", undefined],
] as const)("a position's lamp: %s", (_, delivery, item, expected) => {
  const found = lineAt(lines, delivery, item, 2);
  expect(found && [found.line.line, found.state]).toEqual(expected);
});

test.each([
  ["P-01", ["P-01"]],
  [" 墙1 ", ["墙1"]],
  ["P-08..P-11", ["P-08", "P-09", "P-10", "P-11"]],
  ["P-1..3", ["P-1", "P-2", "P-3"]],
  ["A3…A3", ["A3"]],
  ["P-3..P-1", undefined],
  ["P-1..Q-3", undefined],
  ["P-1..P-2000", undefined],
  ["P..Q", undefined],
] as const)("a row of positions is written %s", (text, expected) => {
  expect(expandAddress(text)).toEqual(expected);
});
