import { describe, expect, test } from "vitest";
import { allocate } from "./allocate";
import { accountOf, orderOf, rowOf, runOf } from "./test-run";
import type { Allocation } from "./types";

const stock = (availableEach: number, itemId = 1) => ({ dcId: 1, itemId, availableEach });
const shareOf = (result: Allocation, storeId: number) =>
  result.parts.filter((part) => part.storeId === storeId).reduce((sum, part) => sum + part.allocatedEach, 0);
const sharesOf = (result: Allocation, ...stores: number[]) =>
  stores.map((storeId) => shareOf(result, storeId));

test("the worked example of the README: shared, one refused, shared again, one keeps its share", () => {
  const rows = [30, 30, 20].map((qtyEach, index) => rowOf(index + 1, { qtyEach, multipleEach: 6 }));
  const payers = [accountOf("account 1", 2000), accountOf("account 2", 1000), accountOf("account 3", 10_000)];
  const result = allocate(
    runOf({ orders: [orderOf(1), orderOf(2), orderOf(3)], rows, stock: [stock(50)], payers }),
  );
  expect(sharesOf(result, 1, 2, 3)).toEqual([18, 0, 20]);
  expect(result.refused).toMatchObject([
    { storeId: 2, availableFen: 1000, neededFen: 1800, shortfallFen: 800 },
  ]);
});

test("50 pieces for 30 + 30 + 20 in sixes: 18, 18, 12 and 2 stay (U7)", () => {
  const rows = [30, 30, 20].map((qtyEach, index) => rowOf(index + 1, { qtyEach, multipleEach: 6 }));
  const result = allocate(runOf({ orders: [orderOf(1), orderOf(2), orderOf(3)], rows, stock: [stock(50)] }));
  expect(sharesOf(result, 1, 2, 3)).toEqual([18, 18, 12]);
  expect(result.shortages).toEqual([{ dcId: 1, itemId: 1, orderedEach: 80, allocatedEach: 48 }]);
  expect(result.refused).toEqual([]);
});

describe("second balance check", () => {
  test("two stores, one account: the earlier is generated, the later is short 200.00 (R07)", () => {
    const result = allocate(
      runOf({
        orders: [orderOf(1, { payer: "A" }), orderOf(2, { payer: "A" })],
        rows: [rowOf(1, { unitPriceFen: 6000 }), rowOf(2, { unitPriceFen: 6000 })],
        payers: [accountOf("A", 100_000)],
      }),
    );
    expect(sharesOf(result, 1, 2)).toEqual([10, 0]);
    expect(result.refused).toEqual([
      {
        storeId: 2,
        orderIds: [2],
        payer: "A",
        code: "account/insufficient-balance",
        availableFen: 40_000,
        neededFen: 60_000,
        shortfallFen: 20_000,
      },
    ]);
  });

  test.each([
    { why: "R15 example 1", available: 150_000, stockEach: 1600, refused: 1 },
    { why: "R15 example 2: stock for 1,450.00 only", available: 150_000, stockEach: 1450, refused: 0 },
    { why: "equal is enough (D1)", available: 160_000, stockEach: 1600, refused: 0 },
    { why: "one fen short", available: 159_999, stockEach: 1600, refused: 1 },
    { why: "overdrawn, but nothing is asked", available: -1, stockEach: 0, refused: 0 },
  ])("order 1,600.00, $why: refused $refused", ({ available, stockEach, refused }) => {
    const result = allocate(
      runOf({
        orders: [orderOf(1, { payer: "A" })],
        rows: [rowOf(1, { qtyEach: 1600 })],
        stock: [stock(stockEach)],
        payers: [accountOf("A", available)],
      }),
    );
    expect(result.refused).toHaveLength(refused);
    expect(result.parts).toHaveLength(1 - refused);
  });

  test("a refused store holds nothing: a later, cheaper one passes (ruling 26)", () => {
    const result = allocate(
      runOf({
        orders: [1, 2, 3].map((id) => orderOf(id, { payer: "A" })),
        rows: [rowOf(1, { qtyEach: 60 }), rowOf(2, { qtyEach: 50 }), rowOf(3, { qtyEach: 40 })],
        payers: [accountOf("A", 10_000)],
      }),
    );
    expect(result.refused.map(({ storeId }) => storeId)).toEqual([2]);
    expect(sharesOf(result, 1, 2, 3)).toEqual([60, 0, 40]);
  });

  test("a COD store is refused above its limit, a direct store never (R05, ruling 15)", () => {
    const result = allocate(
      runOf({
        orders: [orderOf(1, { payer: "cod 1" }), orderOf(2, { payer: "none" })],
        rows: [rowOf(1, { qtyEach: 2400 }), rowOf(2, { qtyEach: 99_999 })],
        payers: [{ key: "cod 1", code: "account/cod-limit", availableFen: 200_000 }, accountOf("none", null)],
      }),
    );
    expect(result.refused).toMatchObject([{ storeId: 1, code: "account/cod-limit", shortfallFen: 40_000 }]);
    expect(shareOf(result, 2)).toBe(99_999);
  });

  test("two orders of a store pass or fail together, at the time of the earlier (ruling 24)", () => {
    const result = allocate(
      runOf({
        orders: [
          orderOf(1, { storeId: 7, payer: "A" }),
          orderOf(2, { storeId: 8, payer: "A" }),
          orderOf(3, { storeId: 7, payer: "A" }),
        ],
        rows: [rowOf(1, { qtyEach: 40 }), rowOf(2, { qtyEach: 50 }), rowOf(3, { qtyEach: 40 })],
        payers: [accountOf("A", 10_000)],
      }),
    );
    expect(result.refused).toMatchObject([{ storeId: 8, neededFen: 5000, availableFen: 2000 }]);
    expect(shareOf(result, 7)).toBe(80);
  });

  test("equal instants go by the order of acceptance", () => {
    const orders = [
      orderOf(2, { submittedAtMs: 5, payer: "A" }),
      orderOf(1, { submittedAtMs: 5, payer: "A" }),
    ];
    const result = allocate(runOf({ orders, rows: [rowOf(2), rowOf(1)], payers: [accountOf("A", 1000)] }));
    expect(result.refused.map(({ storeId }) => storeId)).toEqual([2]);
  });
});

describe("sharing again (ruling 22)", () => {
  const orders = [orderOf(1, { payer: "A" }), orderOf(2, { payer: "B" }), orderOf(3, { payer: "C" })];
  const rows = orders.map(({ orderId }) => rowOf(orderId, { qtyEach: 30 }));

  test("what a refused store leaves goes to the others", () => {
    const result = allocate(runOf({ orders, rows, stock: [stock(45)], payers: [accountOf("B", 0)] }));
    expect(sharesOf(result, 1, 2, 3)).toEqual([23, 0, 22]);
    expect(result.refused).toMatchObject([{ storeId: 2, neededFen: 1500 }]);
    expect(result.shortages).toEqual([{ dcId: 1, itemId: 1, orderedEach: 60, allocatedEach: 45 }]);
  });

  test("an account that cannot pay the larger share keeps the former, and its part goes on", () => {
    const payers = [accountOf("B", 0), accountOf("A", 1600)];
    const result = allocate(runOf({ orders, rows, stock: [stock(45)], payers }));
    expect(sharesOf(result, 1, 2, 3)).toEqual([15, 0, 30]);
  });

  test("an account keeps all its former shares, not some of them", () => {
    const shared = [orderOf(1, { payer: "A" }), orderOf(2, { payer: "B" }), orderOf(3, { payer: "A" })];
    const payers = [accountOf("B", 0), accountOf("A", 3500)];
    const result = allocate(runOf({ orders: shared, rows, stock: [stock(45)], payers }));
    expect(sharesOf(result, 1, 2, 3)).toEqual([15, 0, 15]);
  });

  test("nobody refused is refused again or taken back, though the second sharing would now let it pass", () => {
    const payers = [accountOf("A", 1499), accountOf("B", 1500)];
    const result = allocate(runOf({ orders, rows, stock: [stock(45)], payers }));
    expect(result.refused.map(({ storeId }) => storeId)).toEqual([1]);
    expect(sharesOf(result, 1, 2, 3)).toEqual([0, 15, 30]);
  });
});

describe("items picked as cases and pieces (ruling 23)", () => {
  const both = { itemPickType: "both", casePackEach: 12, multipleEach: 6 } as const;
  const water = [
    rowOf(1, { ...both, pickType: "case", qtyEach: 24, discountFen: 80 }),
    rowOf(1, { ...both, pickType: "loose", qtyEach: 6, discountFen: 20 }),
  ];
  const partsOf = (availableEach: number, more: { only?: "case" | "loose"; rows?: typeof water } = {}) =>
    allocate(runOf({ orders: [orderOf(1)], rows: water, stock: [stock(availableEach)], ...more })).parts.map(
      (part) => ({
        as: part.pickType,
        ordered: part.orderedEach,
        allocated: part.allocatedEach,
        discount: part.discountFen,
        net: part.netFen,
      }),
    );

  test("enough: as it waits in the pool", () => {
    expect(partsOf(30)).toEqual([
      { as: "case", ordered: 24, allocated: 24, discount: 80, net: 2320 },
      { as: "loose", ordered: 6, allocated: 6, discount: 20, net: 580 },
    ]);
  });

  test("short: the share's whole cases to case picking, the rest loose, which also stands for what is not served", () => {
    expect(partsOf(20)).toEqual([
      { as: "case", ordered: 12, allocated: 12, discount: 40, net: 1160 },
      { as: "loose", ordered: 18, allocated: 6, discount: 60, net: 580 },
    ]);
  });

  test("short by whole cases, by all but pieces, by everything", () => {
    expect(partsOf(12)).toEqual([{ as: "case", ordered: 30, allocated: 12, discount: 100, net: 1160 }]);
    expect(partsOf(11)).toEqual([{ as: "loose", ordered: 30, allocated: 6, discount: 100, net: 580 }]);
    expect(partsOf(3)).toEqual([{ as: "loose", ordered: 30, allocated: 0, discount: 100, net: 0 }]);
  });

  test("a run of cases only shares whole cases and makes no pieces", () => {
    const rows = water.slice(0, 1);
    expect(partsOf(20, { only: "case", rows })).toEqual([
      { as: "case", ordered: 24, allocated: 12, discount: 80, net: 1160 },
    ]);
  });

  test("two orders of a store are split together", () => {
    const rows = [
      rowOf(1, { ...both, pickType: "case", qtyEach: 12 }),
      rowOf(1, { ...both, pickType: "loose", qtyEach: 6 }),
      rowOf(2, { ...both, pickType: "case", qtyEach: 24 }),
    ];
    const orders = [1, 2].map((id) => orderOf(id, { storeId: 7, payer: "A" }));
    const { parts } = allocate(runOf({ orders, rows, stock: [stock(36)] }));
    expect(parts.map((part) => [part.orderId, part.pickType, part.allocatedEach, part.orderedEach])).toEqual([
      [1, "case", 18, 18],
      [2, "case", 18, 24],
    ]);
  });
});

test("a gift is shared piece by piece and a full-case item never loses a case's wholeness", () => {
  const rows = [
    rowOf(1, { qtyEach: 48, multipleEach: 24, pickType: "case", itemPickType: "case", casePackEach: 24 }),
    rowOf(1, {
      lineNo: 2,
      qtyEach: 10,
      isGift: true,
      unitPriceFen: 0,
      pickType: "case",
      itemPickType: "case",
    }),
  ];
  const { parts } = allocate(runOf({ orders: [orderOf(1)], rows, stock: [stock(31)] }));
  expect(parts.map((part) => [part.isGift, part.allocatedEach])).toEqual([
    [false, 24],
    [true, 7],
  ]);
});

test("weighed items are priced per kilogram and their discount shrinks with the share", () => {
  const rows = [rowOf(1, { qtyEach: 1250, isWeighed: true, unitPriceFen: 1999, discountFen: 100 })];
  const { parts } = allocate(runOf({ orders: [orderOf(1)], rows, stock: [stock(1000)] }));
  expect(parts).toMatchObject([{ allocatedEach: 1000, orderedEach: 1250, discountFen: 100, netFen: 1919 }]);
});

test("a row of an order that is not in the run, or an order without payer, is a defect", () => {
  expect(() => allocate(runOf({ orders: [], rows: [rowOf(1)] }))).toThrow();
  expect(() => allocate({ orders: [orderOf(1)], rows: [], stock: [], payers: [] })).toThrow();
});
