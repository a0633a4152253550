import fc from "fast-check";
import { expect, test } from "vitest";
import { daysOfCover, type SuggestionFacts, suggestedQuantity } from "./suggest";

const facts = (some: Partial<SuggestionFacts> = {}): SuggestionFacts => ({
  usage: { source: "sales", usedEach: 31, days: 7 },
  daysToNextDelivery: 2,
  shelfMinEach: 6,
  stockEach: 6,
  onOrderEach: 0,
  multipleEach: 6,
  eventPercent: 100,
  ...some,
});

// Guarantees the formula of section 6, with its worked example: 4.43 × 3 + 6 − 6 − 0 = 13.29 → 18.
test.each<[string, number, Partial<SuggestionFacts>]>([
  ["sold 31 in 7 days, have 6, at least 6, two days to wait", 18, {}],
  ["one piece less than the multiple would not do", 12, { shelfMinEach: 4 }],
  ["exactly a multiple stays it", 12, { usage: { source: "sales", usedEach: 28, days: 7 }, stockEach: 6 }],
  ["what is on order counts", 6, { onOrderEach: 9 }],
  ["enough is there: nothing", 0, { stockEach: 20 }],
  ["a holiday half as busy again", 24, { eventPercent: 150 }],
  ["books below zero are an empty shelf", 24, { stockEach: -40 }],
  [
    "nothing sold, the shelf minimum only",
    6,
    { usage: { source: "sales", usedEach: 0, days: 7 }, stockEach: 0 },
  ],
  ["nothing known", 0, { usage: { source: "orders", usedEach: 0, days: 0 }, shelfMinEach: 0 }],
  ["tills silent for four days divide by three", 36, { usage: { source: "sales", usedEach: 31, days: 3 } }],
  [
    "from orders, what the books say of the shelf does not count",
    6,
    {
      usage: { source: "orders", usedEach: 48, days: 28 },
      stockEach: 480,
      shelfMinEach: 0,
    },
  ],
])("%s", (_, expected, some) => {
  expect(suggestedQuantity(facts(some))).toBe(expected);
});

test("a suggestion is the least multiple that lasts", () => {
  const each = fc.integer({ min: 0, max: 5_000 });
  fc.assert(
    fc.property(
      fc.record({
        usage: fc.record({
          source: fc.constantFrom("sales" as const, "orders" as const),
          usedEach: each,
          days: fc.integer({ min: 1, max: 28 }),
        }),
        daysToNextDelivery: fc.integer({ min: 0, max: 14 }),
        shelfMinEach: each,
        stockEach: fc.integer({ min: -100, max: 5_000 }),
        onOrderEach: each,
        multipleEach: fc.integer({ min: 1, max: 48 }),
        eventPercent: fc.constantFrom(100, 120, 150, 200),
      }),
      (some) => {
        const qty = suggestedQuantity(some);
        const stock = some.usage.source === "sales" ? Math.max(0, some.stockEach) : 0;
        const demand =
          (some.usage.usedEach / some.usage.days) * (some.daysToNextDelivery + 1) * (some.eventPercent / 100);
        const needed = demand + some.shelfMinEach - stock - some.onOrderEach;
        expect(qty % some.multipleEach).toBe(0);
        expect(qty).toBeGreaterThanOrEqual(needed - 1e-6);
        if (qty > 0) expect(qty - some.multipleEach).toBeLessThan(needed + 1e-6);
      },
    ),
  );
});

test("cover says how long the shelf lasts, and nothing where the pace is not known", () => {
  expect(daysOfCover({ source: "sales", usedEach: 28, days: 7 }, 6)).toBe(1.5);
  expect(daysOfCover({ source: "sales", usedEach: 28, days: 7 }, -6)).toBe(0);
  expect(daysOfCover({ source: "sales", usedEach: 0, days: 7 }, 6)).toBeUndefined();
  expect(daysOfCover({ source: "orders", usedEach: 28, days: 28 }, 6)).toBeUndefined();
});
