import { expect, test } from "vitest";
import {
  type CheckItem,
  claimsOf,
  countLabels,
  emptyCheck,
  isLessThanClaimed,
  type Label,
  nothingClaimed,
  readCheck,
  withLabel,
  withRest,
} from "./check-draft";

const item: CheckItem = {
  item: "A",
  name: "Cola",
  barcode: "1",
  unit: "can",
  isWeighed: false,
  deliveredEach: 12,
  claimed: nothingClaimed,
};

test.each([
  ["all there", { came: 12, damaged: 0 }, []],
  ["two missing", { came: 10, damaged: 0 }, [{ item: "A", type: "short", qty: 2 }]],
  [
    "two missing, one broken",
    { came: 10, damaged: 1 },
    [
      { item: "A", type: "short", qty: 2 },
      { item: "A", type: "damaged", qty: 1 },
    ],
  ],
  ["one too many", { came: 13, damaged: 0 }, [{ item: "A", type: "over", qty: 1 }]],
  [
    "no more broken than came",
    { came: 3, damaged: 9 },
    [
      { item: "A", type: "short", qty: 9 },
      { item: "A", type: "damaged", qty: 3 },
    ],
  ],
])("%s", (_case, found, claims) => {
  expect(claimsOf([item], { A: found })).toEqual(claims);
});

const short2 = { ...nothingClaimed, shortEach: 2 };
test.each([
  ["the same number again says nothing new", short2, { came: 10, damaged: 0 }, [], false],
  ["two more are missing", short2, { came: 8, damaged: 0 }, [{ item: "A", type: "short", qty: 2 }], false],
  [
    "one is broken besides",
    short2,
    { came: 10, damaged: 1 },
    [{ item: "A", type: "damaged", qty: 1 }],
    false,
  ],
  ["they have turned up: the DC has to know", short2, { came: 12, damaged: 0 }, [], true],
  [
    "three broken where one was claimed",
    { ...nothingClaimed, damagedEach: 1 },
    { came: 12, damaged: 3 },
    [{ item: "A", type: "damaged", qty: 2 }],
    false,
  ],
  [
    "five too many where three were claimed",
    { ...nothingClaimed, overEach: 3 },
    { came: 17, damaged: 0 },
    [{ item: "A", type: "over", qty: 2 }],
    false,
  ],
  ["none too many after all", { ...nothingClaimed, overEach: 3 }, { came: 12, damaged: 0 }, [], true],
])("after an earlier note: %s", (_case, claimed, found, claims, isLess) => {
  const again = { ...item, claimed };
  expect(claimsOf([again], { A: found })).toEqual(claims);
  expect(isLessThanClaimed(again, found)).toBe(isLess);
});

test("the rest is all there, as it was claimed before, and what was looked at stays", () => {
  const looked = { ...emptyCheck, found: { A: { came: 11, damaged: 0 } }, requestId: "r" };
  const items = [item, { ...item, item: "B" }, { ...item, item: "C", claimed: short2 }];
  const draft = withRest(looked, items);
  expect(draft).toMatchObject({
    requestId: undefined,
    found: { A: { came: 11 }, B: { came: 12 }, C: { came: 10 } },
  });
  expect(claimsOf(items, draft.found)).toEqual([{ item: "A", type: "short", qty: 1 }]);
});

test("what was not looked at is not claimed, and nonsense on the device is nothing", () => {
  expect(claimsOf([item], {})).toEqual([]);
  expect(readCheck("{")).toEqual(readCheck(null));
  expect(readCheck('{"found":{"A":{"came":1,"damaged":0},"B":{}},"remark":3}').found).toEqual({
    A: { came: 1, damaged: 0 },
  });
});

const tea = { ...item, item: "T", name: "Tea", deliveredEach: 7 };
const gum = { ...item, item: "G", name: "Gum", deliveredEach: 5 };
const labels: Label[] = [
  { code: "C1-1-1", item: "A" },
  { code: "C1-1-2", item: "A" },
  { code: "T000001", item: null },
  { code: "T000002", item: null },
];
const scan = (codes: string[], start = emptyCheck) =>
  codes.reduce((draft, code) => withLabel(draft, [item, tea, gum], labels, code).draft, start);

test.each([
  ["one case of two says nothing yet", ["C1-1-1"], []],
  ["the last case of an item is the item", ["C1-1-1", "C1-1-2"], ["A"]],
  ["one tote of two says nothing yet", ["T000001"], []],
  ["the last tote is everything that comes loose", ["T000002", "T000001"], ["T", "G"]],
  ["a label twice counts once", ["T000001", "T000001"], []],
])("%s", (_case, codes, whole) => {
  const { found } = scan(codes);
  expect(Object.keys(found)).toEqual(whole);
  expect(claimsOf([item, tea, gum], found)).toEqual([]);
});

test("what somebody has looked at stays as they said, and the count goes on after a reload", () => {
  const looked = { ...emptyCheck, found: { T: { came: 6, damaged: 0 } } };
  const draft = scan(["T000001", "T000002"], looked);
  expect(draft.found).toEqual({ T: { came: 6, damaged: 0 }, G: { came: 5, damaged: 0 } });
  expect(countLabels(draft, labels)).toEqual({ done: 2, total: 4 });
  expect(readCheck(JSON.stringify(draft))).toEqual(draft);
  expect(withLabel(draft, [item], labels, "T000001").isNew).toBe(false);
});
