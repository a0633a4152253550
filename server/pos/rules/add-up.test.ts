import { expect, test } from "vitest";
import { addUp, readSales, type Sold, saleInFuture } from "./add-up";

const sale = (at: string, item: string, qty: number, amount: number) => ({ at, item, qty, amount });
const sold = (at: string, itemId: number, qtyEach: number, amountFen: number): Sold => ({
  soldAt: new Date(at),
  itemId,
  specId: null,
  qtyEach,
  amountFen,
});
const never = new Map<number, Date>();

// Guarantees that a sale counts on the company's day, whatever zone the till writes and in whichever order it sends.
test("sales are added up by item and the day on which they happened", () => {
  const sums = addUp(
    [
      sold("2026-03-10T23:59:59+08:00", 1, 2, 700),
      sold("2026-03-09T12:00:00+08:00", 1, 1, 350),
      sold("2026-03-10T16:00:00Z", 1, 3, 1_050),
      sold("2026-03-10T08:00:00+08:00", 1, -1, -350),
      sold("2026-03-10T08:00:00+08:00", 2, 1, 0),
      sold("2026-03-10T09:00:00+08:00", 2, -1, 0),
    ],
    never,
  );
  expect(sums).toEqual([
    { itemId: 1, soldOn: "2026-03-10", qtyEach: 1, amountFen: 350, seenEach: 0 },
    { itemId: 1, soldOn: "2026-03-09", qtyEach: 1, amountFen: 350, seenEach: 0 },
    { itemId: 1, soldOn: "2026-03-11", qtyEach: 3, amountFen: 1_050, seenEach: 0 },
    { itemId: 2, soldOn: "2026-03-10", qtyEach: 0, amountFen: 0, seenEach: 0 },
  ]);
});

// Guarantees 2.12 for sales that are reported late: the count had seen the shelf without them.
test("what was sold up to the instant of a count, and is reported after it, was seen missing", () => {
  const counted = new Map([[1, new Date("2026-03-10T10:00:00+08:00")]]);
  const sums = addUp(
    [
      sold("2026-03-10T09:59:00+08:00", 1, 2, 700),
      sold("2026-03-10T10:00:00+08:00", 1, 1, 350),
      sold("2026-03-10T10:00:01+08:00", 1, 4, 1_400),
      sold("2026-03-10T09:00:00+08:00", 2, 5, 500),
    ],
    counted,
  );
  expect(sums.map(({ itemId, qtyEach, seenEach }) => [itemId, qtyEach, seenEach])).toEqual([
    [1, 7, 3],
    [2, 5, 0],
  ]);
});

// Guarantees the oden scheme: 5.00 for 6 pieces is 100 g, 10.00 for 13 is 220 g.
test("a sale specification takes the weight of its portions; unknown codes are added up apart", () => {
  const codes = new Map([
    ["ODEN6", { itemId: 7, specId: 1, eachPerUnit: 100 }],
    ["ODEN13", { itemId: 7, specId: 2, eachPerUnit: 220 }],
    ["ODEN", { itemId: 7, specId: null, eachPerUnit: 1 }],
  ]);
  const at = "2026-03-10T08:00:00+08:00";
  const read = readSales(
    [
      sale(at, "ODEN6", 3, 1_500),
      sale(at, "ODEN13", 1, 1_000),
      sale(at, "ODEN6", -1, -500),
      sale(at, "ODEN", 55, 280),
      sale(at, "GUM", 2, 700),
      sale(at, "GUM", 1, 350),
    ],
    codes,
  );
  expect(read.sold.map(({ qtyEach, specId }) => [qtyEach, specId])).toEqual([
    [300, 1],
    [220, 2],
    [-100, 1],
    [55, null],
  ]);
  expect(read.unknown).toEqual([{ item: "GUM", qty: 3, amountFen: 1_050 }]);
});

test("a till's clock may be ten minutes ahead", () => {
  const now = new Date("2026-03-10T09:00:00+08:00");
  expect(saleInFuture([sale("2026-03-10T09:10:00+08:00", "A", 1, 350)], now)).toBeUndefined();
  expect(saleInFuture([sale("2026-03-10T09:10:01+08:00", "A", 1, 350)], now)?.item).toBe("A");
});
