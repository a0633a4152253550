import { flags, ints } from "@/db/bulk";
import type { Fragment, Sql } from "@/db/client";
import type { Promoted, PromotionUse } from "@/server/promotion/engine";
import type { BusinessDay } from "@/server/shared/business-day";

/** What SQL says when a budget or a coupon that an order was decided on has been taken meanwhile. */
export const takenMeanwhile = "SL001";

/** The parts of an order's one statement that take what it uses of promotions and coupons; undefined: it takes none. */
export interface TakenUses {
  /** Adds to the budgets' counters in the order of promotions, each only while its budget allows it. */
  budgets: Fragment | undefined;
  /** Reserves the coupon, only while it is active; after the budgets, as the lock order says. */
  coupon: Fragment | undefined;
  /** The ledger's rows. */
  uses: Fragment | undefined;
  /** Fails the whole statement with `takenMeanwhile` unless all were taken; no condition when nothing is scarce. */
  areAllTaken: Fragment;
  /** Whether the statement may fail so. */
  isScarce: boolean;
}

const hasBudget = ({ promotion }: PromotionUse) =>
  promotion.budgetTimes !== null || promotion.budgetFen !== null;

/**
 * Takes what an order uses (R18, ruling 6), for a statement in which `budgets` and `coupon` are named so and `turn` has a
 * row when the order counts. Caps per store need no lock of their own: a store's orders take turns. A budget's counter is
 * the lock of its promotion: of two orders for the last set one is decided anew.
 */
export function takeUses(
  sql: Sql,
  order: { orderId: number; storeId: number; day: BusinessDay },
  { uses, couponUsed }: Pick<Promoted, "uses" | "couponUsed">,
): TakenUses {
  const budgeted = uses.filter(hasBudget);
  const fromBudgets = budgeted.length > 0 ? sql`(select count(*) from budgets)` : sql`0`;
  const fromCoupon = couponUsed ? sql`(select count(*) from coupon)` : sql`0`;
  const wanted = budgeted.length + (couponUsed ? 1 : 0);
  return {
    budgets: budgeted.length > 0 ? takeBudgets(sql, budgeted) : undefined,
    coupon: couponUsed
      ? sql`
        update coupons set status = 'reserved', order_id = ${order.orderId}::int8, discount_fen = ${couponUsed.discountFen}::int8
        where id = ${couponUsed.coupon.id}::int4 and status = 'active' and exists (select from turn)
          and ${fromBudgets} = ${budgeted.length}::int8
        returning id`
      : undefined,
    uses: uses.length > 0 ? insertUses(sql, order, uses) : undefined,
    areAllTaken: wanted === 0 ? sql`true` : sql`all_taken(${fromBudgets} + ${fromCoupon}, ${wanted}::int8)`,
    isScarce: wanted > 0,
  };
}

function takeBudgets(sql: Sql, budgeted: readonly PromotionUse[]) {
  return sql`
    insert into promotion_counters as c (promotion_id, times, money_fen)
    select u.* from turn, unnest(${ints(budgeted.map((use) => use.promotion.id))}::text::int4[],
      ${ints(budgeted.map(({ times }) => times))}::text::int8[],
      ${ints(budgeted.map(({ moneyFen }) => moneyFen))}::text::int8[]) u (promotion_id, times, fen)
    order by u.promotion_id
    on conflict (promotion_id) do update
    set times = c.times + excluded.times, money_fen = c.money_fen + excluded.money_fen
    where exists (
      select from promotions p where p.id = c.promotion_id
        and (p.budget_times is null or c.times + excluded.times <= p.budget_times)
        and (p.budget_fen is null or c.money_fen + excluded.money_fen <= p.budget_fen))
    returning promotion_id`;
}

function insertUses(
  sql: Sql,
  { orderId, storeId, day }: { orderId: number; storeId: number; day: BusinessDay },
  uses: readonly PromotionUse[],
) {
  const issues = ({ promotion }: PromotionUse) => promotion.kind === "coupon_issue";
  return sql`
    insert into promotion_uses (order_id, store_id, used_on, promotion_id, version, times, money_fen, coupon_value_fen,
      coupon_min_order_fen, coupon_days, is_counted)
    select ${orderId}::int8, ${storeId}::int4, ${day}::text::date, promotion_id,
      (${ints(uses.map((use) => use.promotion.version))}::int4[])[n], (${ints(uses.map((use) => use.times))}::int4[])[n],
      (${ints(uses.map((use) => use.moneyFen))}::int8[])[n],
      (${ints(uses.map((use) => (issues(use) ? use.promotion.couponValueFen : null)))}::int8[])[n],
      (${ints(uses.map((use) => (issues(use) ? use.promotion.couponMinOrderFen : null)))}::int8[])[n],
      (${ints(uses.map((use) => (issues(use) ? use.promotion.couponDays : null)))}::int4[])[n],
      (${flags(uses.map(hasBudget))}::bool[])[n]
    from turn, unnest(${ints(uses.map((use) => use.promotion.id))}::int4[]) with ordinality u (promotion_id, n)`;
}
