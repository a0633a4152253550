import { type ProofQuery, postedStatuses } from "@/server/proof/checks/check";
import { lineNetSql } from "@/server/shared/line-net-sql";

const amounts: ProofQuery = {
  checks: { "delivery-allocated": "fen", "delivery-approved": "fen", "delivery-line-count": "number" },
  sql: `
    select v.name, d.delivery_no as what, v.expected, v.actual
    from deliveries d
    left join (
      select l.delivery_id, count(*) as lines, sum(${lineNetSql("l.allocated_each")})::int8 as allocated,
             sum(${lineNetSql("coalesce(x.picked_each, l.allocated_each)")})::int8 as picked
      from delivery_lines l
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      group by l.delivery_id) l on l.delivery_id = d.id
    cross join lateral (values
      ('delivery-allocated', coalesce(l.allocated, 0), d.allocated_fen),
      ('delivery-approved', case when d.status in ${postedStatuses} then coalesce(l.picked, 0) end, d.approved_fen),
      ('delivery-line-count', coalesce(l.lines, 0), d.line_count::int8)) v (name, expected, actual)`,
};

/** What was picked and what was short make up what was allocated: a short names a line and takes at most all of it. */
const shorts: ProofQuery = {
  checks: { "allocated-picked-short": "each" },
  sql: `
    select 'allocated-picked-short' as name, coalesce(d.delivery_no, 'delivery ' || x.delivery_id) || ' line ' || x.line_no as what,
           least(l.allocated_each, x.picked_each) as expected, x.picked_each as actual
    from delivery_shorts x
    left join delivery_lines l on l.delivery_id = x.delivery_id and l.line_no = x.line_no
    left join deliveries d on d.id = x.delivery_id`,
};

const ordersOfDeliveries: ProofQuery = {
  checks: { "delivery-orders": "number" },
  sql: `
    select 'delivery-orders' as name, 'order ' || coalesce(l.order_id, x.order_id) || ' delivery ' || coalesce(l.delivery_id, x.delivery_id) as what,
           (l.order_id is not null)::int::int8 as expected, (x.order_id is not null)::int::int8 as actual
    from (select distinct order_id, delivery_id from delivery_lines) l
    full join delivery_orders x on x.order_id = l.order_id and x.delivery_id = l.delivery_id`,
};

const waves: ProofQuery = {
  checks: { "wave-lines": "number" },
  sql: `
    select 'wave-lines' as name, w.wave_no as what, coalesce(d.lines, 0) as expected, w.line_count::int8 as actual
    from waves w
    left join (select wave_id, sum(line_count)::int8 as lines from deliveries group by wave_id) d on d.wave_id = w.id`,
};

export const deliveryChecks = [amounts, shorts, ordersOfDeliveries, waves];
