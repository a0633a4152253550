import type { ProofQuery } from "@/server/proof/checks/check";
import { lineGoodsSql } from "@/server/shared/line-net-sql";

/**
 * Ordered = delivered + short + open, for every order line, and the same for its share of the discounts: what live
 * delivery lines stand for (allocated and short), what left the pool undelivered, what is still in it, what was stripped.
 */
const lines: ProofQuery = {
  checks: {
    "ordered-delivered-short-open": "each",
    "order-line-discounts": "fen",
    "order-line-amounts": "fen",
  },
  sql: `
    select v.name, coalesce(o.order_no, 'order ' || l.order_id) || ' line ' || l.line_no as what, v.expected, v.actual
    from (select coalesce(l.order_id, p.order_id) as order_id, coalesce(l.line_no, p.line_no) as line_no, l.qty_each,
                 l.discount_fen, l.amount_fen, l.unit_price_fen, p.each, p.fen
          from order_lines l
          full join (
            select order_id, line_no, sum(each)::int8 as each, sum(fen)::int8 as fen
            from (select l.order_id, l.order_line_no as line_no, l.ordered_each as each, l.discount_fen as fen
                  from delivery_lines l join deliveries d on d.id = l.delivery_id where d.status <> 'void'
                  union all select order_id, line_no, qty_each, discount_fen from pool_rows
                  union all select order_id, line_no, qty_each, discount_fen from closed_rows
                  union all select order_id, line_no, 0, discount_fen from stripped_discounts) parts
            group by order_id, line_no) p on p.order_id = l.order_id and p.line_no = l.line_no) l
    left join orders o on o.id = l.order_id
    cross join lateral (values
      ('ordered-delivered-short-open', l.qty_each, coalesce(l.each, 0)),
      ('order-line-discounts', l.discount_fen, coalesce(l.fen, 0)),
      ('order-line-amounts', case when l.amount_fen = l.unit_price_fen * l.qty_each then l.amount_fen
                                  else ${lineGoodsSql("l.unit_price_fen", "l.qty_each", "true")} end, l.amount_fen))
      v (name, expected, actual)`,
};

const amounts: ProofQuery = {
  checks: { "order-goods": "fen", "order-payable": "fen", "order-line-count": "number" },
  sql: `
    select v.name, o.order_no as what, v.expected, v.actual
    from orders o
    left join (select order_id, count(*) filter (where not is_gift) as lines, (sum(amount_fen) filter (where not is_gift))::int8 as goods, sum(amount_fen - discount_fen)::int8 as payable
               from order_lines group by order_id) l on l.order_id = o.id
    left join (select order_id, sum(discount_fen)::int8 as fen from stripped_discounts group by order_id) x on x.order_id = o.id
    cross join lateral (values
      ('order-goods', coalesce(l.goods, 0), o.goods_fen),
      ('order-payable', coalesce(l.payable, 0) + coalesce(x.fen, 0), o.payable_fen),
      ('order-line-count', coalesce(l.lines, 0), o.line_count::int8)) v (name, expected, actual)
    where o.status <> 'draft' and o.submitted_at is not null`,
};

const pooled: ProofQuery = {
  checks: { "orders-pooled": "fen" },
  sql: `
    select 'orders-pooled' as name, coalesce(o.order_no, 'order ' || p.order_id) as what,
           coalesce(p.fen, 0) as expected, o.pooled_fen as actual
    from (select * from orders where status in ('pooled', 'partly_generated') or pooled_fen <> 0) o
    full join (
      select r.order_id, sum(case when l.is_gift then 0
          else ${lineGoodsSql("l.unit_price_fen", "r.qty_each", "i.is_weighed")} - r.discount_fen end)::int8 as fen
      from pool_rows r
      join order_lines l on l.order_id = r.order_id and l.line_no = r.line_no
      join items i on i.id = l.item_id
      group by r.order_id) p on p.order_id = o.id`,
};

export const orderChecks = [lines, amounts, pooled];
