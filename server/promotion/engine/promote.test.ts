import { expect, test } from "vitest";
import { promote } from "./promote";
import { coupon, earned, inputOf, line, promotion } from "./test-promotions";

const yuan = (amount: number) => Math.round(amount * 100);
const buy10 = promotion({ kind: "buy_get", code: "BUY10GET1", itemIds: [11], buyEach: 10 });
const full3000 = promotion({
  kind: "order_discount",
  code: "FULL3000",
  thresholdFen: yuan(3000),
  discountFen: yuan(100),
});
const tissue = promotion({ kind: "order_gift", code: "TISSUE", thresholdFen: yuan(1000), getItemId: 90 });
const rung = (code: string, threshold: number, discount: number, more = {}) =>
  promotion({
    kind: "order_discount",
    code,
    thresholdFen: yuan(threshold),
    discountFen: yuan(discount),
    ...more,
  });

// api.md, the example quote: goods 3,070.40 less 100.00 and a coupon of 200.00, to the fen.
test("the example of the interface", () => {
  const gift4000 = promotion({
    kind: "order_gift",
    code: "GIFT4000",
    thresholdFen: yuan(4000),
    getItemId: 90,
  });
  const c50 = promotion({
    kind: "coupon_issue",
    code: "C50",
    thresholdFen: yuan(2000),
    couponValueFen: yuan(50),
  });
  expect(
    earned({
      lines: [line(11, 20, yuan(70.4)), line(21, 1000, yuan(3000))],
      promotions: [buy10, full3000, gift4000, c50],
      coupons: [coupon("CP1", yuan(200), { minOrderFen: yuan(2000) })],
      asked: ["CP1"],
    }),
  ).toEqual({
    discounts: [688, 29312],
    payable: yuan(2770.4),
    gifts: { BUY10GET1: 2 },
    promotions: { FULL3000: yuan(100) },
    issued: { C50: 1 },
    coupon: ["CP1", yuan(200)],
    refused: {},
    hints: [["GIFT4000", yuan(929.6)]],
  });
});

test.each([
  [25, 2],
  [9, 0],
  [10, 1],
])("R18 (1): of %i bottles %i are given", (qty, gifts) => {
  const lines = [line(11, qty, qty * 500)];
  expect(earned({ lines, promotions: [buy10] }).gifts).toEqual(gifts === 0 ? {} : { BUY10GET1: gifts });
});

test.each([
  [3000, 2900, 2900],
  [2999.99, 2999.99, 2999.99],
  [6500, 6400, 6300],
])("R18 (2): %d costs %d, and %d where it repeats", (goods, once, repeated) => {
  const lines = [line(21, 1, yuan(goods))];
  expect(earned({ lines, promotions: [full3000] }).payable).toBe(yuan(once));
  const repeating = { ...full3000, isRepeating: true };
  expect(earned({ lines, promotions: [repeating] }).payable).toBe(yuan(repeated));
});

test("R18 (3): 3,200.00 with a coupon of 200.00 from 2,000.00 costs 2,900.00", () => {
  const coupons = [coupon("CP", yuan(200), { minOrderFen: yuan(2000) })];
  const lines = [line(21, 1, yuan(3200))];
  expect(earned({ lines, promotions: [full3000], coupons, asked: ["CP"] }).payable).toBe(yuan(2900));
});

test("R18 (4): at 1,000.00 there is a tissue, at 999.99 there is none, but a hint", () => {
  const at = (goods: number) => earned({ lines: [line(21, 1, yuan(goods))], promotions: [tissue] });
  expect(at(1000)).toMatchObject({ gifts: { TISSUE: 1 }, hints: [] });
  expect(at(999.99)).toMatchObject({ gifts: {}, hints: [["TISSUE", 1]] });
});

test("3.0.7: 100.00 over 1,000.00, 1,000.00 and 1,001.00 is 33.32, 33.32 and 33.36", () => {
  const lines = [line(11, 1, 100_000), line(12, 1, 100_000), line(13, 1, 100_100)];
  const { discounts } = earned({ lines, promotions: [rung("D", 1, 100)] });
  expect(discounts).toEqual([3332, 3332, 3336]);
});

test("10.00 over three equal lines is 3.34, 3.33 and 3.33", () => {
  const lines = [line(13, 1, 500), line(11, 1, 500), line(12, 1, 500)];
  expect(earned({ lines, promotions: [rung("D", 1, 10)] }).discounts).toEqual([334, 333, 333]);
});

test("ruling 2: only the scope counts, and only its lines share a discount", () => {
  const lines = [line(11, 3, 3000), line(12, 1, 1000), line(21, 9, 9000)];
  const ofCategory = rung("CATEGORY", 40, 6, { categoryId: 1 });
  expect(earned({ lines, promotions: [ofCategory] })).toMatchObject({ discounts: [450, 150, 0] });
  const tooFar = { ...ofCategory, thresholdFen: 4001 };
  expect(earned({ lines, promotions: [tooFar] })).toMatchObject({
    discounts: [0, 0, 0],
    hints: [["CATEGORY", 1]],
  });
});

test("several trigger items count together; excluded ones do not count", () => {
  const together = promotion({
    kind: "buy_get",
    code: "MIX",
    itemIds: [11, 21],
    buyEach: 6,
    getItemId: 90,
    getEach: 2,
  });
  const lines = [line(11, 4, 400), line(21, 9, 900), line(22, 50, 5000)];
  expect(earned({ lines, promotions: [together] }).gifts).toEqual({ MIX: 4 });
  const without = rung("WITHOUT", 50, 5, { excludedItemIds: [22] });
  expect(earned({ lines, promotions: [without] }).payable).toBe(6300);
  expect(earned({ lines, promotions: [{ ...without, thresholdFen: 1300 }] }).discounts).toEqual([
    154, 346, 0,
  ]);
});

test("ruling 4: every buy_get counts all units, and discounts of several scopes stack in order of priority", () => {
  const again = promotion({ kind: "buy_get", code: "AGAIN", categoryId: 1, buyEach: 5, getItemId: 90 });
  const first = rung("Z-FIRST", 10, 9, { itemIds: [11], priority: 1 });
  const second = rung("A-SECOND", 10, 5, { categoryId: 1, priority: 2 });
  const got = earned({ lines: [line(11, 10, 1000)], promotions: [again, buy10, second, first] });
  expect(got.gifts).toEqual({ AGAIN: 2, BUY10GET1: 1 });
  // The second is limited to what the first has left of the line.
  expect(got.promotions).toEqual({ "Z-FIRST": 900, "A-SECOND": 100 });
  expect(got.payable).toBe(0);
});

test.each([
  [999, {}],
  [1000, { R1: 5000 }],
  [2000, { R2: 12000 }],
  [5999, { R3: 20000 }],
])("ruling 5: at %d only the highest rung is granted", (goods, promotions) => {
  const ladder = [rung("R1", 1000, 50), rung("R2", 2000, 120), rung("R3", 3000, 200)];
  expect(earned({ lines: [line(21, 1, yuan(goods))], promotions: ladder }).promotions).toEqual(promotions);
});

test("ruling 5: a tie goes to the lowest priority number, then to the code; a rung repeats by its own threshold", () => {
  const lines = [line(21, 1, yuan(2500))];
  const tied = [rung("B", 1000, 10), rung("A", 1000, 20), rung("C", 1000, 30, { priority: 1 })];
  expect(earned({ lines, promotions: tied }).promotions).toEqual({ C: 3000 });
  expect(earned({ lines, promotions: tied.slice(0, 2) }).promotions).toEqual({ A: 2000 });
  const mixed = [rung("LOW", 500, 10, { isRepeating: true }), rung("HIGH", 1000, 30, { isRepeating: true })];
  expect(earned({ lines, promotions: mixed }).promotions).toEqual({ HIGH: 6000 });
});

test("of an exclusive group only the first that brings something is granted", () => {
  const group = { exclusiveGroup: "spring" };
  const promotions = [
    { ...full3000, ...group, priority: 3 },
    { ...tissue, ...group, priority: 2 },
    { ...buy10, ...group, priority: 1 },
  ];
  const of = (lines: ReturnType<typeof line>[], notGiven?: number[]) =>
    earned({ lines, promotions, notGiven });
  expect(of([line(11, 10, yuan(4000))])).toMatchObject({ gifts: { BUY10GET1: 1 }, promotions: {} });
  expect(of([line(21, 10, yuan(4000))])).toMatchObject({ gifts: { TISSUE: 1 }, promotions: {} });
  expect(of([line(21, 10, yuan(4000))], [90])).toMatchObject({
    gifts: {},
    promotions: { FULL3000: yuan(100) },
  });
});

test("ruling 9: what cannot be given is not given and not hinted at; the rest of the order stands", () => {
  const lines = [line(21, 1, yuan(3000))];
  expect(earned({ lines, promotions: [tissue, full3000], notGiven: [90] })).toMatchObject({
    gifts: {},
    promotions: { FULL3000: yuan(100) },
  });
  expect(earned({ lines: [line(21, 1, yuan(999))], promotions: [tissue], notGiven: [90] }).hints).toEqual([]);
});

test("ruling 11: lines that may not be ordered trigger nothing; an item on two lines counts together", () => {
  const lines = [line(11, 6, 600), line(21, 1, yuan(5000), { isOk: false }), line(11, 4, 400)];
  expect(earned({ lines, promotions: [buy10, full3000] })).toMatchObject({
    gifts: { BUY10GET1: 1 },
    discounts: [0, 0, 0],
    payable: 1000,
  });
});

test("a coupon is issued to the account; without an account there is nobody to issue it to", () => {
  const issue = promotion({ kind: "coupon_issue", code: "C", thresholdFen: 100, couponValueFen: 500 });
  const repeating = { ...issue, isRepeating: true, capPerOrder: 3 };
  expect(earned({ lines: [line(21, 1, 250)], promotions: [issue] }).issued).toEqual({ C: 1 });
  expect(earned({ lines: [line(21, 1, 999)], promotions: [repeating] }).issued).toEqual({ C: 3 });
  expect(earned({ lines: [line(21, 1, 999)], promotions: [issue], accountId: null }).issued).toEqual({});
});

test("a discount of 0.00 uses nothing", () => {
  const lines = [line(11, 1, 1000)];
  const promotions = [rung("ALL", 1, 10, { priority: 1 }), rung("REST", 1, 5, { itemIds: [11] })];
  const { uses } = promote(inputOf({ lines, promotions }));
  expect(uses.map((use) => use.promotion.code)).toEqual(["ALL"]);
});

test("a promotion counts for its stores, from its first day to its last", () => {
  const lines = [line(21, 1, 1000)];
  const counts = (more: object) =>
    Object.keys(earned({ lines, promotions: [rung("D", 1, 1, more)] }).promotions).length === 1;
  expect(counts({ storeIds: [1, 2] })).toBe(true);
  expect(counts({ storeIds: [2] })).toBe(false);
  expect(counts({ validFrom: "2026-03-10" })).toBe(true);
  expect(counts({ validTo: "2026-03-10" })).toBe(true);
  expect(counts({ validFrom: "2026-03-11" })).toBe(false);
  expect(counts({ validTo: "2026-03-09" })).toBe(false);
});
