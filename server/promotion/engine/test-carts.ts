import fc from "fast-check";
import { coupon, inputOf, line, promotion } from "./test-promotions";
import type { PromotionUsage } from "./types";

/** A small world, so that scopes, ladders and groups meet: 4 categories of 4 items. */
const item = fc
  .integer({ min: 1, max: 4 })
  .chain((group) => fc.integer({ min: 0, max: 3 }).map((n) => group * 10 + n));
/** A line of it. */
export const anyLine = fc
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
/** A cart, the promotions, what is used of them, a coupon. */
export const anyInput = fc
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
