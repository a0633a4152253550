import { expect, test } from "vitest";
import { addUp, saleInFuture } from "./add-up";

const sale = (at: string, item: string, qty: number, amount: number) => ({ at, item, qty, amount });

// Guarantees that a sale counts on the company's day, whatever zone the till writes and in whichever order it sends.
test("sales are added up by item and the day on which they happened", () => {
  const sums = addUp([
    sale("2026-03-10T23:59:59+08:00", "A", 2, 700),
    sale("2026-03-09T12:00:00+08:00", "A", 1, 350),
    sale("2026-03-10T16:00:00Z", "A", 3, 1_050),
    sale("2026-03-10T08:00:00+08:00", "A", -1, -350),
    sale("2026-03-10T08:00:00+08:00", "B", 1, 0),
    sale("2026-03-10T09:00:00+08:00", "B", -1, 0),
  ]);
  expect(sums).toEqual([
    { item: "A", soldOn: "2026-03-10", qtyEach: 1, amountFen: 350 },
    { item: "A", soldOn: "2026-03-09", qtyEach: 1, amountFen: 350 },
    { item: "A", soldOn: "2026-03-11", qtyEach: 3, amountFen: 1_050 },
    { item: "B", soldOn: "2026-03-10", qtyEach: 0, amountFen: 0 },
  ]);
});

test("a till's clock may be ten minutes ahead", () => {
  const now = new Date("2026-03-10T09:00:00+08:00");
  expect(saleInFuture([sale("2026-03-10T09:10:00+08:00", "A", 1, 350)], now)).toBeUndefined();
  expect(saleInFuture([sale("2026-03-10T09:10:01+08:00", "A", 1, 350)], now)?.item).toBe("A");
});
