import { expect, test } from "vitest";
import {
  acceptedOf,
  claimedPerLine,
  clawBack,
  drawFrom,
  freeEach,
  type GiftPromise,
  meterOf,
  overdrawn,
  type ReturnLimit,
  type Source,
  tightest,
  unearnedEach,
  windowStart,
  worthOf,
} from "@/server/returns/rules";

const monthly: ReturnLimit = { category: null, amountFen: 20_000, ratioBp: null, window: "month" };
const ratio: ReturnLimit = { category: null, amountFen: null, ratioBp: 200, window: "cumulative" };
const facts = (purchasesFen: number, usedFen = 0, reservedFen = 0) => ({
  purchasesFen,
  usedFen,
  reservedFen,
});

// Guarantees the worked examples of R21.
test.each([
  ["limit 200.00, used 150.00", monthly, facts(0, 15_000), 20_000, 5_000],
  ["2% of 12,345.67", ratio, facts(1_234_567), 24_691, 24_691],
  ["150.00 of them used", ratio, facts(1_234_567, 15_000), 24_691, 9_691],
  ["a difference of 45.67 takes off the base", ratio, facts(1_230_000, 15_000), 24_600, 9_600],
  ["reserved counts like used", ratio, facts(1_234_567, 10_000, 5_000), 24_691, 9_691],
  ["more credited than bought earns nothing", ratio, facts(-100), 0, 0],
  ["an exception may overdraw", monthly, facts(0, 25_000), 20_000, -5_000],
])("%s", (_case, limit, given, earnedFen, leftFen) => {
  expect(meterOf(limit, given)).toMatchObject({ earnedFen, leftFen });
});

test("60.00 of 50.00 left are refused, 50.00 are not; of two limits the smaller counts, of a category only its goods", () => {
  const meters = [meterOf(monthly, facts(0, 15_000)), meterOf(ratio, facts(1_234_567))];
  expect(overdrawn(meters, () => 6_000)).toMatchObject([{ meter: { leftFen: 5_000 }, askedFen: 6_000 }]);
  expect(overdrawn(meters, () => 5_000)).toEqual([]);
  expect(tightest(meters)?.leftFen).toBe(5_000);
  const chilled = meterOf({ ...monthly, category: "20", amountFen: 1_000 }, facts(0));
  expect(tightest([chilled])).toBeUndefined();
  expect(overdrawn([chilled], ({ category }) => (category === "20" ? 1_001 : 0))).toHaveLength(1);
});

test("an overdrawn quota stops what costs something, not what is worth nothing", () => {
  const meters = [meterOf(monthly, facts(0, 25_000))];
  expect(overdrawn(meters, () => 0)).toEqual([]);
  expect(overdrawn(meters, () => 1)).toHaveLength(1);
});

test.each([
  ["month", "2026-04-30", "2026-04-01"],
  ["rolling_90d", "2026-04-30", "2026-01-31"],
  ["cumulative", "2026-04-30", undefined],
] as const)("the window %s that ends on %s begins on %s", (window, day, first) => {
  expect(windowStart(window, day)).toBe(first);
});

const source = (given: Partial<Source>): Source => ({
  deliveryId: 1,
  deliveryLineNo: 1,
  dcId: 1,
  pickedEach: 10,
  netFen: 4_900,
  claimedEach: 0,
  taken: [],
  ...given,
});

test("a return draws on the newest delivery first, around what is gone, and says what is missing", () => {
  const newest = source({ deliveryId: 9, claimedEach: 2, taken: [{ from: 1, to: 4 }] });
  const older = source({ deliveryId: 3, netFen: 5_000 });
  const { draws, missingEach } = drawFrom([newest, older], 8);
  expect(draws.map(({ deliveryId, fromEach, qtyEach }) => [deliveryId, fromEach, qtyEach])).toEqual([
    [9, 0, 1],
    [9, 4, 4],
    [3, 0, 3],
  ]);
  expect(missingEach).toBe(0);
  expect(freeEach([newest, older])).toBe(15);
  expect(drawFrom([newest, older], 20).missingEach).toBe(5);
  expect(drawFrom([], 1)).toEqual({ draws: [], missingEach: 1 });
});

// Guarantees that no cutting of a line into returns and notes gives back more or less than was paid (3.0.11).
test("the parts of a line sum to what was paid, however it is cut", () => {
  for (const [pickedEach, netFen] of [
    [3, 100],
    [7, 1],
    [11, 5_000],
    [999, 123_457],
  ] as const) {
    for (let first = 1; first < pickedEach; first += 1) {
      const line = { pickedEach, netFen };
      const parts = [worthOf(line, 0, first), worthOf(line, first, pickedEach - first)];
      expect(parts.reduce((sum, fen) => sum + fen, 0)).toBe(netFen);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
    }
  }
});

test("what is accepted falls on the draws in their order, never above what they stood for", () => {
  const draws = [
    { fromEach: 0, qtyEach: 4, source: { pickedEach: 4, netFen: 1_001 } },
    { fromEach: 2, qtyEach: 3, source: { pickedEach: 7, netFen: 100 } },
  ];
  expect(acceptedOf(draws, 5)).toEqual([
    { acceptedEach: 4, acceptedFen: 1_001 },
    { acceptedEach: 1, acceptedFen: 14 },
  ]);
  expect(acceptedOf(draws, 0).every(({ acceptedFen }) => acceptedFen === 0)).toBe(true);
});

test("claims take gifts first, then the last line", () => {
  const lines = [
    { deliveryLineNo: 1, pickedEach: 4, isGift: false },
    { deliveryLineNo: 2, pickedEach: 5, isGift: false },
    { deliveryLineNo: 3, pickedEach: 1, isGift: true },
  ];
  expect(claimedPerLine(lines, 1)).toEqual([0, 0, 1]);
  expect(claimedPerLine(lines, 7)).toEqual([1, 5, 1]);
});

const tenPlusOne: GiftPromise = {
  needs: 10,
  isRepeating: true,
  times: 2,
  getEach: 1,
  ordered: 25,
  returned: 0,
  deliveredEach: 2,
  backEach: 0,
};
test.each([
  ["25 kept: both gifts earned", {}, 0],
  ["20 kept: still both", { returned: 5 }, 0],
  ["19 kept: one is not", { returned: 6 }, 1],
  ["all returned: both", { returned: 25 }, 2],
  ["one of them went back as goods", { returned: 25, backEach: 1 }, 1],
  ["the gift came short", { returned: 25, deliveredEach: 1 }, 1],
  [
    "below a threshold",
    {
      needs: 100_000,
      isRepeating: false,
      times: 1,
      deliveredEach: 1,
      ordered: 100_000,
      returned: 1,
    },
    1,
  ],
  [
    "just at it",
    { needs: 100_000, isRepeating: false, times: 1, deliveredEach: 1, ordered: 100_001, returned: 1 },
    0,
  ],
])("gifts: %s", (_case, given, clawed) => {
  expect(unearnedEach({ ...tenPlusOne, ...given })).toBe(clawed);
});

test("a gift is taken back at list price, as far as there is a credit; the rest is due at the next return", () => {
  const gift = { unearnedEach: 2, unitPriceFen: 500, isWeighed: false, takenFen: 0 };
  expect(clawBack([gift, { ...gift, unearnedEach: 1 }], 1_200)).toEqual([
    { dueFen: 1_000, amountFen: 1_000 },
    { dueFen: 500, amountFen: 200 },
  ]);
  expect(clawBack([{ ...gift, unearnedEach: 1, takenFen: 200 }], 900)).toEqual([
    { dueFen: 300, amountFen: 300 },
  ]);
  expect(clawBack([{ ...gift, unearnedEach: 0, takenFen: 200 }], 900)).toEqual([{ dueFen: 0, amountFen: 0 }]);
});
