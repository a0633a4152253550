import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { prorate } from "@/server/shared/arithmetic";
import { amountsOf, lineAmountFen } from "@/server/shared/line-amounts";
import { promote } from "./promote";
import { anyInput, anyLine } from "./test-carts";
import type { CartLine, PromotionInput } from "./types";

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
    fc.property(anyInput, anyLine, (drawn, added) => {
      // An exclusive group is there to let one promotion take the place of another.
      const input = {
        ...drawn,
        promotions: drawn.promotions.map((one) => ({ ...one, exclusiveGroup: null })),
      };
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
          isGift: false,
        }));
        const nets = parts.map((one) => amountsOf(one, one.orderedEach).netFen);
        expect(sum(shares)).toBe(discountFen);
        expect(sum(nets)).toBe(amountFen - discountFen);
      },
    ),
  );
});
