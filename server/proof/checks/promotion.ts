import type { ProofQuery } from "@/server/proof/checks/check";

/** Orders that take of promotions. */
const live = "o.status not in ('draft', 'cancelled', 'expired')";
/**
 * Of them those that came to nothing: what they took is given back once no wave can bring them back (nightly). A set of its own
 * and no question per order, which would read the lines of all deliveries as often as there are orders.
 */
const unserved = `(o.status in ('generated', 'completed') and o.id not in (
  select x.order_id from delivery_orders x join deliveries d on d.id = x.delivery_id
  join delivery_lines l on l.delivery_id = x.delivery_id and l.order_id = x.order_id
  left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
  where d.status <> 'void' and coalesce(s.picked_each, l.allocated_each) > 0))`;

/** Coupons: in use by exactly one order of their account, or free. */
const coupons: ProofQuery = {
  checks: { "coupon-uses": "number" },
  sql: `
    select 'coupon-uses' as name, c.code as what,
           (c.status in ('reserved', 'used', 'charged_back'))::int::int8 as expected, (o.id is not null)::int::int8 as actual
    from coupons c
    left join orders o on o.id = c.order_id and o.account_id = c.account_id
      and o.status not in ('draft', 'cancelled', 'expired')`,
};

/** Coupon uses equal grants: what an order earned was issued once, as often as it was granted, and nothing else was. */
const grants: ProofQuery = {
  checks: { "coupon-grants": "number" },
  sql: `
    select 'coupon-grants' as name, 'order ' || g.order_id || ' promotion ' || g.promotion_id as what, g.expected, g.actual
    from (select coalesce(u.order_id, c.order_id) as order_id, coalesce(u.promotion_id, c.promotion_id) as promotion_id,
                 coalesce(u.times, 0)::int8 as expected, coalesce(c.coupons, 0)::int8 as actual
          from (select order_id, promotion_id, times from promotion_uses where issued_at is not null and returned_at is null) u
          full join (select earned_by_order_id as order_id, promotion_id, count(*) as coupons
                     from coupons where earned_by_order_id is not null group by 1, 2) c
            on c.order_id = u.order_id and c.promotion_id = u.promotion_id) g`,
};

/** The discount of an order is what its promotions and its coupon took, less what was stripped; its gift lines are what its promotions gave. */
const worth: ProofQuery = {
  checks: { "order-discount-causes": "fen", "order-gift-causes": "fen" },
  sql: `
    select v.name, o.order_no as what, v.expected, v.actual
    from orders o
    left join (select u.order_id,
                      (sum(u.money_fen) filter (where g.order_id is null and u.coupon_value_fen is null))::int8 as discount,
                      (sum(u.money_fen) filter (where g.order_id is not null))::int8 as gifts
               from promotion_uses u
               left join (select distinct order_id, promotion_id from order_lines where is_gift) g
                 on g.order_id = u.order_id and g.promotion_id = u.promotion_id
               group by u.order_id) u on u.order_id = o.id
    left join (select order_id, sum(discount_fen)::int8 as fen from coupons where order_id is not null group by order_id) c
      on c.order_id = o.id
    left join (select order_id, sum(amount_fen)::int8 as fen from order_lines where is_gift group by order_id) g
      on g.order_id = o.id
    left join (select order_id, sum(discount_fen)::int8 as fen from stripped_discounts group by order_id) x on x.order_id = o.id
    cross join lateral (values
      ('order-discount-causes', coalesce(u.discount, 0) + coalesce(c.fen, 0) - coalesce(x.fen, 0), o.discount_fen),
      ('order-gift-causes', coalesce(u.gifts, 0), coalesce(g.fen, 0))) v (name, expected, actual)
    where o.submitted_at is not null and ${live} and not ${unserved}`,
};

/** Uses stand for orders that are live, and are given back with them; a budget's counter is the sum of what counts. */
const uses: ProofQuery = {
  checks: {
    "promotion-uses": "number",
    "promotion-counter-times": "number",
    "promotion-counter-money": "fen",
  },
  sql: `
    select 'promotion-uses' as name, 'order ' || u.order_id || ' promotion ' || u.promotion_id as what,
           (p.id is not null and o.store_id = u.store_id and ${live})::int::int8 as expected,
           (u.returned_at is null)::int::int8 as actual
    from promotion_uses u left join orders o on o.id = u.order_id left join promotions p on p.id = u.promotion_id
    where ${unserved} is not true
    union all
    select v.name, p.code, v.expected, v.actual
    from (select coalesce(c.promotion_id, u.promotion_id) as promotion_id, c.times, c.money_fen, u.times as used, u.fen
          from promotion_counters c
          full join (select promotion_id, sum(times)::int8 as times, sum(money_fen)::int8 as fen
                     from promotion_uses where is_counted and returned_at is null group by promotion_id) u
            on u.promotion_id = c.promotion_id) b
    join promotions p on p.id = b.promotion_id
    cross join lateral (values
      ('promotion-counter-times', coalesce(b.used, 0), coalesce(b.times, 0)),
      ('promotion-counter-money', coalesce(b.fen, 0), coalesce(b.money_fen, 0))) v (name, expected, actual)`,
};

/** Each coupon that was charged back is an entry of its account, and nothing else was. */
const chargeBacks: ProofQuery = {
  checks: { "coupon-charge-backs": "fen" },
  sql: `
    select 'coupon-charge-backs' as name, coalesce(c.code, e.document_no) as what,
           coalesce(-c.discount_fen, 0) as expected, coalesce(e.amount_fen, 0) as actual
    from (select * from coupons where status = 'charged_back') c
    full join (select * from account_entries where reason = 'coupon_chargeback') e
      on e.cause_type = 'coupon' and e.cause_id = c.id and e.account_id = c.account_id`,
};

export const promotionChecks = [coupons, grants, worth, uses, chargeBacks];
