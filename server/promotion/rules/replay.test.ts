import { expect, test } from "vitest";
import type { BusinessDay } from "@/server/shared/business-day";
import { line, promotion } from "../engine/test-promotions";
import { type PastOrder, replay } from "./replay";

const order = (day: string, qty: number, storeId = 1): PastOrder => ({
  storeId,
  accountId: 7,
  day: day as BusinessDay,
  lines: [line(12, qty, qty * 500)],
});
const giftsAt = () => new Map([[12, { itemId: 12, unitPriceFen: 500, isWeighed: false }]]);
const months = [
  order("2026-02-01", 9),
  order("2026-02-02", 25),
  order("2026-02-03", 10),
  order("2026-02-20", 10),
];
const buyGet = (more = {}) =>
  promotion({
    kind: "buy_get",
    itemIds: [12],
    buyEach: 10,
    validFrom: "2027-01-01",
    validTo: "2027-01-02",
    ...more,
  });

test.each([
  [
    "what it would have given",
    buyGet(),
    [],
    [
      [2, 1_000],
      [1, 500],
      [1, 500],
    ],
  ],
  [
    "once per order",
    buyGet({ capPerOrder: 1 }),
    [],
    [
      [1, 500],
      [1, 500],
      [1, 500],
    ],
  ],
  [
    "a store's cap, in the order of the days",
    buyGet({ capPerStore: 3 }),
    [],
    [
      [2, 1_000],
      [1, 500],
    ],
  ],
  [
    "a cap in seven days",
    buyGet({ capPerPeriod: 2, periodDays: 7 }),
    [],
    [
      [2, 1_000],
      [1, 500],
    ],
  ],
  [
    "a budget is the caller's",
    buyGet({ budgetTimes: 1 }),
    [],
    [
      [2, 1_000],
      [1, 500],
      [1, 500],
    ],
  ],
  ["another store's", buyGet({ storeIds: [2] }), [], []],
  [
    "only what it adds to a step that is there",
    promotion({ kind: "order_discount", thresholdFen: 12_000, discountFen: 500 }),
    [promotion({ kind: "order_discount", thresholdFen: 5_000, discountFen: 300 })],
    [[1, 200]],
  ],
  [
    "nothing where another of its group comes first",
    promotion({
      kind: "order_discount",
      thresholdFen: 12_000,
      discountFen: 500,
      exclusiveGroup: "G",
      priority: 200,
    }),
    [promotion({ kind: "order_gift", thresholdFen: 5_000, getItemId: 12, exclusiveGroup: "G" })],
    [],
  ],
])("%s", (_, terms, others, granted) => {
  const replayed = replay(months, { terms, others, giftsAt });
  expect(replayed.map(({ times, costFen }) => [times, costFen])).toEqual(granted);
});
