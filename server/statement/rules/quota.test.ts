import { expect, test } from "vitest";
import { type QuotaFact, quotaOf } from "./quota";

const fact = (given: Partial<QuotaFact>): QuotaFact => ({
  store: "S1",
  storeName: "One",
  policy: "ratio",
  monthlyFen: null,
  ratioBp: 200,
  purchasedFen: 0,
  returnedFen: 0,
  returnedInMonthFen: 0,
  ...given,
});
const monthly = { policy: "monthly", monthlyFen: 20_000, ratioBp: null } as const;

test.each([
  ["2 % of 12,345.67, half up", { purchasedFen: 1_234_567 }, ["246.91", "0.00", "246.91"]],
  [
    "what was given back is taken off",
    { purchasedFen: 1_234_567, returnedFen: 15_000 },
    ["246.91", "150.00", "96.91"],
  ],
  [
    "a difference makes the base smaller",
    { purchasedFen: 1_230_000, returnedFen: 15_000 },
    ["246.00", "150.00", "96.00"],
  ],
  ["nothing bought earns nothing", {}, ["0.00", "0.00", "0.00"]],
  ["more reversed than bought earns nothing", { purchasedFen: -100 }, ["0.00", "0.00", "0.00"]],
  [
    "a month's own",
    { ...monthly, returnedFen: 99_900, returnedInMonthFen: 15_000 },
    ["200.00", "150.00", "50.00"],
  ],
  [
    "more was allowed than the quota",
    { ...monthly, returnedInMonthFen: 25_000 },
    ["200.00", "250.00", "-50.00"],
  ],
] as const)("%s", (_, given, [earned, used, left]) => {
  expect(quotaOf(fact(given))).toMatchObject({ earned, used, left });
});

test("a ratio says what it is of, a monthly quota does not", () => {
  expect(quotaOf(fact({ purchasedFen: 100 }))).toMatchObject({ rate: "2.00", purchases: "1.00" });
  expect(quotaOf(fact(monthly))).toMatchObject({ rate: null, purchases: null });
});
