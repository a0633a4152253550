import { expect, test } from "vitest";
import { claimsOf, readCheck } from "./check-draft";

const item = {
  item: "A",
  name: "Cola",
  barcode: "1",
  unit: "can",
  isWeighed: false,
  deliveredEach: 12,
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

test("what was not looked at is not claimed, and nonsense on the device is nothing", () => {
  expect(claimsOf([item], {})).toEqual([]);
  expect(readCheck("{")).toEqual(readCheck(null));
  expect(readCheck('{"found":{"A":{"came":1,"damaged":0},"B":{}},"remark":3}').found).toEqual({
    A: { came: 1, damaged: 0 },
  });
});
