import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { promote } from "./promote";
import { isInScope } from "./scope";
import { anyInput } from "./test-carts";
import { line } from "./test-promotions";
import type { CartLine, Hint, PromotionInput, PromotionTerms } from "./types";

vi.setConfig({ testTimeout: 60_000 });

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
