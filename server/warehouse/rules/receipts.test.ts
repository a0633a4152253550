import { expect, test } from "vitest";
import {
  isComplete,
  judgeBlind,
  judgeReceipt,
  mostReceivable,
  quantitiesOf,
} from "@/server/warehouse/rules/receipts";

const line = (item: string, qtyEach: number, receivedEach: number, costMicro = 2_000_000) => ({
  lineNo: 1,
  item,
  qtyEach,
  receivedEach,
  costMicro,
  isCrossDock: item === "X",
});
const brought = (item: string, qtyEach: number, costMicro?: number) => ({ item, qtyEach, costMicro });

test.each([
  [100, 0, 100],
  [100, 500, 105],
  [19, 500, 19],
  [20, 500, 21],
  [10_000_000, 10_000, 20_000_000],
])("of %i ordered with a tolerance of %i bp at most %i come in", (ordered, bp, most) => {
  expect(mostReceivable(ordered, bp)).toBe(most);
});

test("the ordered cost counts unless the supplier took another", () => {
  const lines = judgeReceipt("PO1", [line("A", 10, 0)], [brought("A", 4), brought("A", 6, 1_900_000)], 0);
  expect(lines.map(({ costMicro }) => costMicro)).toEqual([2_000_000, 1_900_000]);
});

test("goods are left for the wave as they were ordered, unless somebody says otherwise", () => {
  const ordered = [line("A", 10, 0), line("X", 10, 0)];
  const came = [
    brought("A", 1),
    brought("X", 1),
    { ...brought("X", 1), isCrossDock: false },
    { ...brought("A", 1), isCrossDock: true },
  ];
  expect(judgeReceipt("PO1", ordered, came, 0).map(({ isCrossDock }) => isCrossDock)).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test.each([
  ["in parts until it is full", [brought("A", 4)], 6, 0, undefined],
  ["one beyond what was ordered", [brought("A", 5)], 6, 0, "receipt/too-many"],
  ["two lines of one item count together", [brought("A", 3), brought("A", 2)], 6, 0, "receipt/too-many"],
  ["within the tolerance", [brought("A", 5)], 6, 1_000, undefined],
  ["beyond the tolerance", [brought("A", 6)], 6, 1_000, "receipt/too-many"],
  ["what nobody ordered", [brought("A", 1), brought("B", 1)], 6, 0, "receipt/not-ordered"],
])("%s", (_case, lines, received, bp, code) => {
  const judge = () => judgeReceipt("PO1", [line("A", 10, received)], lines, bp);
  if (code === undefined) expect(judge()).toHaveLength(lines.length);
  else expect(judge).toThrow(expect.objectContaining({ code }));
});

test("without an order every line has its cost", () => {
  expect(judgeBlind([brought("A", 1, 0)])).toMatchObject([{ costMicro: 0 }]);
  expect(() => judgeBlind([brought("A", 1, 5), brought("B", 1)])).toThrow(
    expect.objectContaining({ code: "receipt/cost-missing", details: { items: ["B"] } }),
  );
});

test("an order is complete when nothing is missing of any line", () => {
  const ordered = [line("A", 10, 6), line("B", 3, 3)];
  expect(isComplete(ordered, quantitiesOf([brought("A", 3)]))).toBe(false);
  expect(isComplete(ordered, quantitiesOf([brought("A", 3), brought("A", 1)]))).toBe(true);
});
