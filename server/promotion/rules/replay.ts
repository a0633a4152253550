import { addDays, type BusinessDay } from "@/server/shared/business-day";
import {
  type CartLine,
  type GiftTerms,
  type PromotionInput,
  type PromotionTerms,
  promote,
  promotionsFor,
} from "../engine";

/** An order of the past, as it was placed. */
export interface PastOrder {
  storeId: number;
  accountId: number | null;
  day: BusinessDay;
  lines: CartLine[];
}

/** What an order would have cost more, and how often it would have been granted. */
export interface ReplayedOrder {
  storeId: number;
  day: BusinessDay;
  times: number;
  /** All promotions with it less all without: a discount that replaces another counts only for what it adds. */
  costFen: number;
}

/** What the replay judges by: the promotions in force today, on any day of the past, and their gifts at a store. */
export interface ReplayTerms {
  terms: PromotionTerms;
  others: readonly PromotionTerms[];
  giftsAt: (storeId: number) => ReadonlyMap<number, GiftTerms>;
}

/**
 * Plays orders through the engine with and without a promotion (R18). Orders of one store come together, oldest first, so
 * that the caps of a store hold; budgets are the caller's, since they are of all stores.
 */
export function replay(
  orders: readonly PastOrder[],
  { terms, others, giftsAt }: ReplayTerms,
): ReplayedOrder[] {
  const own = { ...terms, budgetTimes: null, budgetFen: null };
  const granted: { storeId: number; day: BusinessDay; times: number }[] = [];
  return orders.flatMap((order) => {
    const { storeId, day } = order;
    const before = granted.filter((grant) => grant.storeId === storeId);
    const since = addDays(day, 1 - (own.periodDays ?? 1));
    const usage = {
      promotionId: own.id,
      storeTimes: sum(before.map(({ times }) => times)),
      periodTimes: sum(before.filter((grant) => grant.day >= since).map(({ times }) => times)),
      totalTimes: 0,
      totalFen: 0,
    };
    const valid = { validFrom: day, validTo: day };
    const around = promotionsFor(
      others.map((other) => ({ ...other, ...valid })),
      storeId,
      day,
    );
    const input: PromotionInput = {
      lines: order.lines,
      promotions: around,
      usage: new Map([[own.id, usage]]),
      gifts: giftsAt(storeId),
      buyer: { storeId, accountId: order.accountId },
      coupons: { asked: [], known: [] },
      day,
    };
    const without = promote(input);
    const withIt = promote({
      ...input,
      promotions: promotionsFor([...around, { ...own, ...valid }], storeId, day),
    });
    const use = withIt.uses.find(({ promotion }) => promotion.id === own.id);
    if (!use) return [];
    granted.push({ storeId, day, times: use.times });
    return [{ storeId, day, times: use.times, costFen: worthOf(withIt) - worthOf(without) }];
  });
}

const worthOf = ({ uses }: ReturnType<typeof promote>) => sum(uses.map(({ moneyFen }) => moneyFen));
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
