import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "./allocate";
import { orderOf, rowOf } from "./test-run";
import type { Allocation, Part, Run, RunRow } from "./types";

const casePackEach = 12;

/** Runs of up to twelve orders by six stores on three accounts, for four items of every pick type at two DCs. */
const anyRun: fc.Arbitrary<Run> = fc
  .record({
    orders: fc.array(fc.record({ store: fc.nat(5), minute: fc.nat(4) }), { minLength: 1, maxLength: 12 }),
    lines: fc.array(
      fc.record({
        order: fc.nat(11),
        item: fc.nat(3),
        times: fc.integer({ min: 1, max: 12 }),
        discount: fc.nat(900),
        gift: fc.nat(9),
      }),
      { minLength: 1, maxLength: 30 },
    ),
    stock: fc.array(fc.nat(160), { minLength: 4, maxLength: 4 }),
    money: fc.array(fc.integer({ min: -500, max: 40_000 }), { minLength: 3, maxLength: 3 }),
    cod: fc.nat(20_000),
  })
  .map(({ orders, lines, stock, money, cod }) => {
    const payerOf = (store: number) =>
      store === 4 ? "cod 4" : store === 5 ? "none" : `account ${store % 3}`;
    return {
      orders: orders.map(({ store, minute }, index) =>
        orderOf(index + 1, { storeId: store, submittedAtMs: minute, payer: payerOf(store) }),
      ),
      rows: lines.flatMap((line, index) =>
        rowsOf({ ...line, order: (line.order % orders.length) + 1 }, index + 1),
      ),
      stock: stock.map((availableEach, item) => ({ dcId: 1 + (item % 2), itemId: item, availableEach })),
      payers: [
        ...money.map((availableFen, index) => ({
          key: `account ${index}`,
          code: "account/insufficient-balance" as const,
          availableFen,
        })),
        { key: "cod 4", code: "account/cod-limit", availableFen: cod },
        { key: "none", code: "account/insufficient-balance", availableFen: null },
      ],
    };
  });

function rowsOf(
  line: { order: number; item: number; times: number; discount: number; gift: number },
  lineNo: number,
): RunRow[] {
  const isGift = line.gift === 0;
  const itemPickType = (["case", "loose", "both", "both"] as const)[line.item] ?? "loose";
  const multipleEach = isGift ? 1 : itemPickType === "case" ? casePackEach : line.item === 3 ? 5 : 1;
  const qtyEach = line.times * multipleEach;
  const isWeighed = line.item === 1;
  const common = {
    lineNo,
    itemId: line.item,
    dcId: 1 + (line.item % 2),
    itemPickType,
    isGift,
    isWeighed,
    multipleEach,
    casePackEach,
  };
  const unitPriceFen = isGift ? 0 : isWeighed ? 90_000 : 97;
  const discountFen = isGift ? 0 : Math.min(line.discount, 90 * qtyEach);
  const looseEach = itemPickType === "case" ? 0 : itemPickType === "loose" ? qtyEach : qtyEach % casePackEach;
  const looseFen = Math.floor((discountFen * looseEach) / qtyEach);
  const parts = [
    { pickType: "case" as const, qtyEach: qtyEach - looseEach, discountFen: discountFen - looseFen },
    { pickType: "loose" as const, qtyEach: looseEach, discountFen: looseFen },
  ];
  return parts
    .filter((part) => part.qtyEach > 0)
    .map((part) => rowOf(line.order, { ...common, unitPriceFen, ...part }));
}

function totals<Row>(rows: readonly Row[], keyOf: (row: Row) => string, figure: (row: Row) => number) {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + figure(row));
  return sums;
}
const byItem = (row: { dcId: number; itemId: number }) => `${row.dcId} ${row.itemId}`;
const byLine = (row: { orderId: number; lineNo: number }) => `${row.orderId} ${row.lineNo}`;
const allocated = (part: Part) => part.allocatedEach;

function storeOfOrder(run: Run) {
  return new Map(run.orders.map((order) => [order.orderId, order.storeId]));
}
function withMoney(run: Run, availableFen: number | null): Run {
  return { ...run, payers: run.payers.map((payer) => ({ ...payer, availableFen })) };
}

test("no stock and no money is promised twice", () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { parts } = allocate(run);
      const stock = totals(run.stock, byItem, (row) => row.availableEach);
      for (const [item, qty] of totals(parts, byItem, allocated))
        expect(qty).toBeLessThanOrEqual(stock.get(item) ?? 0);
      const asked = totals(
        parts,
        (part) => part.payer,
        (part) => part.netFen,
      );
      for (const { key, availableFen } of run.payers) {
        if (availableFen !== null) expect(asked.get(key) ?? 0).toBeLessThanOrEqual(Math.max(0, availableFen));
      }
    }),
    { numRuns: 500 },
  );
});

test("the parts of a line are its rows: quantity and discount to the last piece and fen, nothing of refused stores", () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { parts, refused } = allocate(run);
      const out = new Set(refused.map(({ storeId }) => storeId));
      const storeOf = storeOfOrder(run);
      const served = run.rows.filter((row) => !out.has(storeOf.get(row.orderId) ?? -1));
      expect(totals(parts, byLine, (part) => part.orderedEach)).toEqual(
        totals(served, byLine, (row) => row.qtyEach),
      );
      expect(totals(parts, byLine, (part) => part.discountFen)).toEqual(
        totals(served, byLine, (row) => row.discountFen),
      );
      for (const part of parts) {
        expect(part.orderedEach).toBeGreaterThan(0);
        expect(part.allocatedEach).toBeLessThanOrEqual(part.orderedEach);
        expect(part.netFen).toBeGreaterThanOrEqual(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("multiples are whole, per order and item; cases of a store are whole", () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { parts } = allocate(run);
      const bought = parts.filter((part) => !part.isGift);
      for (const [key, qty] of totals(bought, (part) => `${part.itemId} ${part.storeId}`, allocated)) {
        expect(qty % ([casePackEach, 1, 1, 5][Number(key.split(" ")[0])] ?? 1)).toBe(0);
      }
      const cases = parts.filter((part) => part.pickType === "case" && part.itemId >= 2);
      for (const qty of totals(
        cases,
        (part) => `${part.itemId} ${part.storeId} ${part.isGift && part.orderId}`,
        allocated,
      ).values()) {
        expect(qty % casePackEach).toBe(0);
      }
    }),
    { numRuns: 500 },
  );
});

test("the order in which orders, rows, stock and payers arrive changes nothing", () => {
  const shuffled = (run: Run) =>
    fc
      .tuple(
        fc.shuffledSubarray([...run.orders], { minLength: run.orders.length }),
        fc.shuffledSubarray([...run.rows], { minLength: run.rows.length }),
        fc.shuffledSubarray([...run.stock], { minLength: run.stock.length }),
        fc.shuffledSubarray([...run.payers], { minLength: run.payers.length }),
      )
      .map(([orders, rows, stock, payers]): [Run, Run] => [run, { orders, rows, stock, payers }]);
  fc.assert(
    fc.property(anyRun.chain(shuffled), ([run, other]) => {
      expect(allocate(other)).toEqual(allocate(run));
    }),
    { numRuns: 300 },
  );
});

test("sharing again lowers nobody's share; where nobody is refused it is the plain fair share", () => {
  const byStore = (part: Part) => `${part.storeId} ${byItem(part)} ${part.isGift}`;
  const shares = ({ parts }: Allocation) => totals(parts, byStore, allocated);
  fc.assert(
    fc.property(anyRun, (run) => {
      const result = allocate(run);
      const plain = allocate(withMoney(run, null));
      expect(plain.refused).toEqual([]);
      if (result.refused.length === 0) expect(result).toEqual(plain);
      const first = shares(plain);
      for (const [key, qty] of shares(result)) expect(qty).toBeGreaterThanOrEqual(first.get(key) ?? 0);
    }),
    { numRuns: 500 },
  );
});

test("a refused store really lacked the money; stock that is left is of use to nobody who can pay", () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const { refused, shortages, parts } = allocate(run);
      for (const { neededFen, availableFen, shortfallFen } of refused) {
        expect(shortfallFen).toBe(neededFen - availableFen);
        expect(shortfallFen).toBeGreaterThan(0);
      }
      const ordered = totals(parts, byItem, (part) => part.orderedEach);
      for (const shortage of shortages) expect(shortage.orderedEach).toBe(ordered.get(byItem(shortage)));
      const free = new Set(
        run.payers.filter(({ availableFen }) => availableFen === null).map(({ key }) => key),
      );
      const stock = totals(run.stock, byItem, (row) => row.availableEach);
      const taken = totals(parts, byItem, allocated);
      for (const part of parts.filter((p) => free.has(p.payer) && p.allocatedEach < p.orderedEach)) {
        expect((stock.get(byItem(part)) ?? 0) - (taken.get(byItem(part)) ?? 0)).toBeLessThan(casePackEach);
      }
    }),
    { numRuns: 500 },
  );
});
