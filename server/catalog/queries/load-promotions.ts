import type { Fragment, Sql } from "@/db/client";
import type { PromotionTerms } from "@/server/promotion/engine";
import type { BusinessDay } from "@/server/shared/business-day";

/** The approved promotions that count on `day`. */
export function loadPromotions(sql: Sql, day: BusinessDay): Promise<PromotionTerms[]> {
  return loadPromotionTerms(
    sql,
    sql`p.status = 'approved' and p.valid_from <= ${day}::text::date and p.valid_to >= ${day}::text::date`,
  );
}

/** The terms of the wanted promotions (`p`), in order of precedence, with the stores and items that each names. */
export async function loadPromotionTerms(sql: Sql, isWanted: Fragment): Promise<PromotionTerms[]> {
  const rows = await sql<PromotionTerms[]>`
    select p.id, p.code, p.name, p.version, p.kind, p.valid_from::text as "validFrom", p.valid_to::text as "validTo",
      case when o.is_bound then (
        select coalesce(json_agg(s.store_id order by s.store_id), '[]') from (
          select store_id from promotion_stores where promotion_id = p.id
          union select m.store_id from promotion_store_groups g join store_group_members m on m.group_id = g.group_id
          where g.promotion_id = p.id) s) end as "storeIds",
      case when p.item_id is not null then json_build_array(p.item_id) else (
        select coalesce(json_agg(i.item_id order by i.item_id), '[]') from promotion_items i
        where i.promotion_id = p.id and not i.is_excluded) end as "itemIds",
      p.category_id as "categoryId",
      (select coalesce(json_agg(i.item_id order by i.item_id), '[]') from promotion_items i
        where i.promotion_id = p.id and i.is_excluded) as "excludedItemIds",
      p.buy_each as "buyEach", p.get_item_id as "getItemId", p.get_each as "getEach", p.is_repeating as "isRepeating",
      p.threshold_fen as "thresholdFen", p.discount_fen as "discountFen", p.coupon_value_fen as "couponValueFen",
      p.coupon_min_order_fen as "couponMinOrderFen", p.coupon_days as "couponDays", p.cap_per_order as "capPerOrder",
      p.cap_per_store as "capPerStore", p.cap_per_period as "capPerPeriod", p.period_days as "periodDays",
      p.budget_times as "budgetTimes", p.budget_fen as "budgetFen", p.supplier_share_bp as "supplierShareBp",
      p.exclusive_group as "exclusiveGroup", p.priority
    from promotions p
    cross join lateral (
      select exists (select from promotion_stores where promotion_id = p.id)
          or exists (select from promotion_store_groups where promotion_id = p.id) as is_bound) o
    where ${isWanted}
    order by p.priority, p.code`;
  return [...rows];
}
