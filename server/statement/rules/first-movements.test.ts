import { expect, test } from "vitest";
import type { StatementContent } from "@/server/statement/rules/content";
import { firstMovements } from "./first-movements";

const row = (n: number) => ({
  day: "2026-03-10",
  document: `F-${n}`,
  store: null,
  amount: "-1.00",
  remark: "",
});
const content: StatementContent = {
  format: 2,
  statement: "ST2603-A0",
  month: "2026-03",
  from: "2026-03-01",
  to: "2026-03-31",
  account: "A0",
  accountName: "Account",
  opening: "0.00",
  income: "0.00",
  expense: "3.00",
  closing: "-3.00",
  deliveries: { charged: "0.00", stores: [], rates: [] },
  movements: [
    { type: "fee", total: "-2.00", rows: [row(1), row(2)] },
    { type: "adjustment", total: "-1.00", rows: [row(3)] },
  ],
  holds: { count: 0, amount: "0.00" },
  quotas: [],
};

// Guarantees that a screen never shows a total of fewer movements than it is the total of.
test("of each kind the first movements are kept, with the count and the total of all", () => {
  expect(firstMovements(content, 1).movements).toEqual([
    { type: "fee", total: "-2.00", rows: [row(1)], count: 2 },
    { type: "adjustment", total: "-1.00", rows: [row(3)], count: 1 },
  ]);
  expect(firstMovements(content)).toMatchObject(content);
  expect(content.movements[0]?.rows).toHaveLength(2);
});
