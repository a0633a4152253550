import fc from "fast-check";
import { expect, test } from "vitest";
import { allocate } from "./allocate";
import { anyRun, casePackEach } from "./test-any-run";
import type { Allocation, Part, Run } from "./types";

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
