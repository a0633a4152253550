import { texts } from "@/db/bulk";
import type { Fragment, Sql } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";

/**
 * What is used of the promotions with caps or a budget that count on `day`, as `PromotionUsage[]` in JSON: the store's sets
 * from the ledger, all stores' from the counters. A part of whoever reads a store's ordering context.
 */
export function promotionUsageOf(sql: Sql, storeId: Fragment, day: BusinessDay) {
  return sql`(
    select coalesce(json_agg(json_build_object('promotionId', p.id, 'storeTimes', coalesce(u.times, 0),
        'periodTimes', coalesce(u.lately, 0), 'totalTimes', coalesce(c.times, 0), 'totalFen', coalesce(c.money_fen, 0))), '[]')
    from promotions p
    left join promotion_counters c on c.promotion_id = p.id
    left join lateral (
      select sum(times)::int8 as times,
        sum(times) filter (where used_on > ${day}::text::date - coalesce(p.period_days, 0))::int8 as lately
      from promotion_uses where promotion_id = p.id and store_id = ${storeId} and returned_at is null
    ) u on p.cap_per_store is not null or p.cap_per_period is not null
    where p.status = 'approved' and p.valid_from <= ${day}::text::date and p.valid_to >= ${day}::text::date
      and (p.cap_per_store is not null or p.cap_per_period is not null or p.budget_times is not null or p.budget_fen is not null))`;
}

const couponJson = (sql: Sql) => sql`
  select coalesce(json_agg(json_build_object('id', id, 'code', code, 'accountId', account_id, 'storeId', store_id,
    'valueFen', value_fen, 'minOrderFen', min_order_fen, 'validFrom', valid_from, 'validTo', valid_to, 'status', status)
    order by valid_to, id), '[]')
  from coupons`;

/** The coupons of these codes as `CouponTerms[]` in JSON. */
export function couponsByCode(sql: Sql, codes: readonly string[]) {
  return codes.length === 0
    ? sql`'[]'::json`
    : sql`(${couponJson(sql)} where code = any(${texts(codes)}::text[]))`;
}

/** What an account may use now or later, as `CouponTerms[]` in JSON. */
export function activeCouponsOf(sql: Sql, accountId: Fragment) {
  return sql`(${couponJson(sql)} where account_id = ${accountId} and status = 'active')`;
}
