import { expect, test } from "vitest";
import { promote } from "./promote";
import { earned, inputOf, line, promotion } from "./test-promotions";

const yuan = (amount: number) => Math.round(amount * 100);
const buy10 = promotion({ kind: "buy_get", code: "BUY10GET1", itemIds: [11], buyEach: 10 });
const tissue = promotion({ kind: "order_gift", code: "TISSUE", thresholdFen: yuan(1000), getItemId: 90 });
const rung = (code: string, threshold: number, discount: number, more = {}) =>
  promotion({
    kind: "order_discount",
    code,
    thresholdFen: yuan(threshold),
    discountFen: yuan(discount),
    ...more,
  });

test.each([
  [6, []],
  [7, [["BUY10GET1", 3]]],
  [9, [["BUY10GET1", 1]]],
  [10, []],
])("ruling 12: with %i of 10 the hints are %j", (qty, hints) => {
  expect(earned({ lines: [line(11, qty, qty)], promotions: [buy10] }).hints).toEqual(hints);
});

test("ruling 12: 70.00 % is included, 69.99 % is not; a repeating one says when the next set is near", () => {
  const at = (fen: number) => earned({ lines: [line(21, 1, fen)], promotions: [tissue] }).hints;
  expect(at(70_000)).toEqual([["TISSUE", 30_000]]);
  expect(at(69_999)).toEqual([]);
  const { hints } = promote(inputOf({ lines: [line(11, 27, 27)], promotions: [buy10] }));
  expect(hints).toMatchObject([{ isAgain: true, missingEach: 3, earns: { giftEach: 1 } }]);
});

test("hints say nothing that would not come true", () => {
  const hints = (given: Parameters<typeof earned>[0]) => earned(given).hints;
  const lines = [line(11, 9, 9000)];
  // Its sets are used up; another of its group is granted already, or might come first; a rung above would win.
  expect(hints({ lines, promotions: [{ ...buy10, capPerOrder: 0 }] })).toEqual([]);
  const group = { exclusiveGroup: "one" };
  const first = rung("FIRST", 90, 1, { ...group, priority: 1 });
  const near = { ...buy10, ...group, priority: 2 };
  expect(hints({ lines, promotions: [first, near] })).toEqual([]);
  expect(hints({ lines, promotions: [{ ...first, thresholdFen: 9900 }, near] })).toEqual([["FIRST", 900]]);
  const tied = [rung("A", 100, 5), rung("B", 100, 9)];
  expect(hints({ lines, promotions: tied })).toEqual([["A", 1000]]);
});

test("a discount before it takes of its lines their part, not all", () => {
  const whole = rung("FULL3000", 3000, 100);
  const near = (threshold: number) => rung("XITEM", threshold, 5, { itemIds: [11] });
  const lines = [line(11, 1, yuan(90)), line(21, 1, yuan(3000))];
  const earns = (promotions: Parameters<typeof inputOf>[0]["promotions"]) =>
    promote(inputOf({ lines, promotions })).hints.map(({ missingFen, earns }) => [missingFen, earns]);
  expect(earns([whole, near(100)])).toEqual([[1000, { discountFen: 500 }]]);
  expect(earns([whole, near(103)])).toEqual([[1300, { discountFen: 500 }]]);
  // What is taken from other lines leaves these as they are.
  expect(earns([rung("YITEM", 1000, 200, { itemIds: [21] }), near(100)])).toEqual([
    [1000, { discountFen: 500 }],
  ]);
  // Of lines that are all taken nothing is left to earn.
  expect(earns([rung("ALL", 3000, 9000), near(100)])).toEqual([]);
});
