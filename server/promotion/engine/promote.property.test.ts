import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { prorate } from "@/server/shared/arithmetic";
import { amountsOf, lineAmountFen } from "@/server/shared/line-amounts";
import { promote } from "./promote";
import { isInScope } from "./scope";
import { coupon, inputOf, line, promotion } from "./test-promotions";
import type { CartLine, Hint, PromotionInput, PromotionTerms, PromotionUsage } from "./types";

/** A small world, so that scopes, ladders and groups meet: 4 categories of 4 items. */
const item = fc
  .integer({ min: 1, max: 4 })
  .chain((group) => fc.integer({ min: 0, max: 3 }).map((n) => group * 10 + n));
const anyLine = fc
  .record({
    itemId: item,
    qtyEach: fc.integer({ min: 1, max: 20 }),
    priceFen: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 400 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }) },
    ),
    isOk: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  })
  .map(({ itemId, qtyEach, priceFen, isOk }) => line(itemId, qtyEach, qtyEach * priceFen, { isOk }));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 1, nil: null });
const small = fc.integer({ min: 0, max: 4 });
/** Amounts of the size of what small carts come to, so that thresholds are often near; and large ones. */
const money = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 900_000 }) },
);
const anyScope = fc.oneof(
  fc.constant({}),
  fc.record({ itemIds: fc.uniqueArray(item, { minLength: 1, maxLength: 3 }) }),
  fc.record({ categoryId: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ excludedItemIds: fc.uniqueArray(item, { minLength: 1, maxLength: 2 }) }),
);
const limits = fc.record({
  isRepeating: fc.boolean(),
  capPerOrder: maybe(small),
  capPerStore: maybe(small),
  capPerPeriod: maybe(small),
  budgetTimes: maybe(small),
  budgetFen: maybe(money),
  priority: fc.integer({ min: 1, max: 3 }),
});
const kindOf = fc.oneof(
  fc.record({
    kind: fc.constant("buy_get" as const),
    buyEach: fc.integer({ min: 1, max: 30 }),
    getItemId: fc.constantFrom(11, 90, 91),
    getEach: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant("order_discount" as const), thresholdFen: money, discountFen: money }),
  fc.record({
    kind: fc.constant("order_gift" as const),
    thresholdFen: money,
    getItemId: fc.constantFrom(90, 91),
  }),
  fc.record({ kind: fc.constant("coupon_issue" as const), thresholdFen: money, couponValueFen: money }),
);
const group = maybe(fc.constantFrom("a", "b"));
const anyPromotions = fc.array(
  fc
    .tuple(kindOf, anyScope, limits, group)
    .map(([kind, scope, limit, exclusiveGroup]) =>
      promotion({ ...kind, ...scope, ...limit, exclusiveGroup }),
    ),
  { maxLength: 12 },
);
const anyInput = fc
  .record({
    lines: fc.array(anyLine, { maxLength: 12 }),
    promotions: anyPromotions,
    used: fc.array(fc.record({ storeTimes: small, periodTimes: small, totalTimes: small, totalFen: money })),
    couponFen: maybe(money),
    minOrderFen: maybe(money),
    isDirect: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  })
  .map(({ lines, promotions, used, couponFen, minOrderFen, isDirect }) => {
    const usage = used.flatMap((one, n): PromotionUsage[] => {
      const promotionId = promotions[n]?.id;
      return promotionId === undefined ? [] : [{ ...one, promotionId }];
    });
    const known = couponFen === null ? [] : [coupon("CP", couponFen, { minOrderFen: minOrderFen ?? 0 })];
    const accountId = isDirect ? null : 7;
    return inputOf({
      lines,
      promotions,
      used: usage,
      notGiven: [91],
      coupons: known,
      asked: ["CP"],
      accountId,
    });
  });

const runs = { numRuns: 1500 };
/** Thousands of carts take their time on a machine that is busy with other things. */
vi.setConfig({ testTimeout: 60_000 });
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

test("shares sum to the fen: of each line, of each discount, of the order; nothing goes below zero", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const promoted = promote(input);
      const goods = input.lines.map((one) => (one.isOk ? one.amountFen : 0));
      expect(promoted.goodsFen).toBe(sum(goods));
      expect(promoted.discountFen).toBe(sum(promoted.lines.map(({ discountFen }) => discountFen)));
      expect(promoted.payableFen).toBe(promoted.goodsFen - promoted.discountFen);
      expect(promoted.payableFen).toBeGreaterThanOrEqual(0);
      const byCause = new Map<number | null, number>();
      for (const [place, { discountFen, shares }] of promoted.lines.entries()) {
        expect(discountFen).toBe(sum(shares.map(({ fen }) => fen)));
        expect(discountFen).toBeLessThanOrEqual(goods[place] ?? 0);
        for (const { promotionId, fen } of shares) {
          expect(fen).toBeGreaterThan(0);
          byCause.set(promotionId, (byCause.get(promotionId) ?? 0) + fen);
        }
      }
      const given = new Map<number | null, number>(
        promoted.discounts.map(({ promotion: { id }, moneyFen }) => [id, moneyFen]),
      );
      if (promoted.couponUsed) given.set(null, promoted.couponUsed.discountFen);
      expect(byCause).toEqual(given);
    }),
    runs,
  );
});

test("caps and budgets are kept, what brings nothing uses nothing, and of a group or ladder there is one", () => {
  fc.assert(
    fc.property(anyInput, (input) => {
      const { uses } = promote(input);
      const groups = uses.flatMap(({ promotion: { exclusiveGroup } }) => exclusiveGroup ?? []);
      expect(new Set(groups).size).toBe(groups.length);
      for (const { promotion: one, times, moneyFen } of uses) {
        const used = input.usage.get(one.id);
        expect(times).toBeGreaterThan(0);
        expect(times).toBeLessThanOrEqual(one.capPerOrder ?? times);
        expect(times + (used?.storeTimes ?? 0)).toBeLessThanOrEqual(one.capPerStore ?? Number.MAX_VALUE);
        expect(times + (used?.periodTimes ?? 0)).toBeLessThanOrEqual(one.capPerPeriod ?? Number.MAX_VALUE);
        expect(times + (used?.totalTimes ?? 0)).toBeLessThanOrEqual(one.budgetTimes ?? Number.MAX_VALUE);
        expect(moneyFen + (used?.totalFen ?? 0)).toBeLessThanOrEqual(one.budgetFen ?? Number.MAX_VALUE);
        if (one.kind === "order_discount") expect(moneyFen).toBeGreaterThan(0);
      }
    }),
    runs,
  );
});

/** Lines that cannot be told apart by their amount take the last fen by their number (3.0.7): here none are alike. */
const distinct = ({ lines }: PromotionInput) => {
  const amounts = lines.filter(({ isOk }) => isOk).map(({ amountFen }) => amountFen);
  return new Set(amounts).size === amounts.length;
};

test("the order of lines and of promotions changes nothing", () => {
  fc.assert(
    fc.property(anyInput.filter(distinct), fc.integer(), (input, seed) => {
      const places = input.lines.map((_, place) => place);
      const shuffled = places.toSorted(
        (a, b) => ((a * 7919 + seed) % 13) - ((b * 7919 + seed) % 13) || b - a,
      );
      const before = promote(input);
      const after = promote({
        ...input,
        lines: shuffled.flatMap((place) => input.lines[place] ?? []),
      });
      expect({ ...after, lines: [] }).toEqual({ ...before, lines: [] });
      expect(after.lines).toEqual(shuffled.map((place) => before.lines[place]));
    }),
    runs,
  );
});

test("adding a line never lowers what another one's buy_get brings", () => {
  fc.assert(
    fc.property(anyInput, anyLine, (any, added) => {
      // An exclusive group is there to let one promotion take the place of another.
      const input = { ...any, promotions: any.promotions.map((one) => ({ ...one, exclusiveGroup: null })) };
      const giftsOf = (lines: readonly CartLine[]) =>
        new Map(
          promote({ ...input, lines })
            .gifts.filter((gift) => gift.promotion.kind === "buy_get")
            .map((gift) => [gift.promotion, gift.qtyEach]),
        );
      const after = giftsOf([...input.lines, added]);
      for (const [one, qtyEach] of giftsOf(input.lines)) {
        expect(after.get(one) ?? 0).toBeGreaterThanOrEqual(qtyEach);
      }
    }),
    runs,
  );
});

/** An item of a promotion's scope, out of the small world. */
function itemInScope(one: PromotionTerms, pick: number): CartLine | undefined {
  const items = [1, 2, 3, 4].flatMap((g) => [0, 1, 2, 3].map((n) => line(g * 10 + n, 1, 0)));
  const inScope = items.filter((candidate) => isInScope(one, candidate));
  return inScope[pick % inScope.length];
}

const times = (input: PromotionInput, one: PromotionTerms) =>
  promote(input).uses.find((use) => use.promotion === one);

test("hints are true: doing exactly what a hint says earns what it says", () => {
  let seen = 0;
  fc.assert(
    fc.property(anyInput, fc.nat(), fc.nat({ max: 5000 }), (input, pick, priceFen) => {
      for (const hint of promote(input).hints) {
        const added = itemInScope(hint.promotion, pick);
        if (!added) continue;
        seen += 1;
        const { missingEach, missingFen } = hint;
        const more =
          missingFen === null
            ? { qtyEach: missingEach ?? 0, amountFen: (missingEach ?? 0) * priceFen }
            : { amountFen: missingFen };
        const before = times(input, hint.promotion);
        const after = times({ ...input, lines: [...input.lines, { ...added, ...more }] }, hint.promotion);
        expect(after?.times ?? 0).toBe((before?.times ?? 0) + 1);
        expectEarned(hint, (after?.moneyFen ?? 0) - (before?.moneyFen ?? 0));
        expect(hint.isAgain).toBe(before !== undefined);
      }
    }),
    { numRuns: 3000 },
  );
  expect(seen).toBeGreaterThan(500);
});

function expectEarned({ promotion: one, earns }: Hint, moneyFen: number): void {
  if ("discountFen" in earns) expect(moneyFen).toBeGreaterThanOrEqual(earns.discountFen);
  else if ("couponFen" in earns) expect(moneyFen).toBe(earns.couponFen);
  else expect(earns.giftEach).toBe(one.getEach);
}

test("a line's parts after the split sum to the whole", () => {
  const quantity = fc.integer({ min: 1, max: 5000 });
  fc.assert(
    fc.property(
      quantity,
      quantity,
      fc.nat({ max: 100_000 }),
      fc.nat(),
      (caseEach, looseEach, price, part) => {
        const amountFen = lineAmountFen({ unitPriceFen: price, qty: caseEach + looseEach, isWeighed: false });
        const discountFen = part % (amountFen + 1);
        const shares = prorate(discountFen, [caseEach, looseEach]);
        const parts = [caseEach, looseEach].map((orderedEach, n) => ({
          orderedEach,
          unitPriceFen: price,
          discountFen: shares[n] ?? 0,
          isWeighed: false,
        }));
        const nets = parts.map((one) => amountsOf(one, one.orderedEach).netFen);
        expect(sum(shares)).toBe(discountFen);
        expect(sum(nets)).toBe(amountFen - discountFen);
      },
    ),
  );
});
