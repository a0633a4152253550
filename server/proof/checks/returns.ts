import type { ProofQuery } from "@/server/proof/checks/check";
import { lineNetSql } from "@/server/shared/line-net-sql";

/** The meter of a store is the sum of its entries, numbered without gaps; so is the figure after each of them. */
const book: ProofQuery = {
  checks: { "quota-meter": "fen", "quota-entry-numbers": "number", "quota-running": "fen" },
  sql: `
    select v.name, s.code as what, v.expected, v.actual
    from return_quotas q join stores s on s.id = q.store_id
    left join (select store_id, sum(reserved_fen)::int8 as reserved, sum(used_fen)::int8 as used, count(*) as entries,
                      max(entry_no)::int8 as last from return_quota_entries group by store_id) e on e.store_id = q.store_id
    cross join lateral (values
      ('quota-meter', coalesce(e.reserved, 0), q.reserved_fen), ('quota-meter', coalesce(e.used, 0), q.used_fen),
      ('quota-entry-numbers', coalesce(e.entries, 0), q.last_entry_no::int8),
      ('quota-entry-numbers', coalesce(e.last, 0), q.last_entry_no::int8)) v (name, expected, actual)
    union all
    select 'quota-running', s.code || ' ' || r.entry_no, v.expected, v.actual
    from (select e.*, sum(reserved_fen) over w::int8 as reserved, sum(used_fen) over w::int8 as used
          from return_quota_entries e window w as (partition by store_id order by entry_no)) r
    join stores s on s.id = r.store_id
    cross join lateral (values (r.reserved, r.reserved_after_fen), (r.used, r.used_after_fen)) v (expected, actual)`,
};

/** What the quota book says of a return is what the document says: reserved until it ends, used as far as it was accepted. */
const documents: ProofQuery = {
  checks: { "quota-of-returns": "fen" },
  sql: `
    select 'quota-of-returns' as name, coalesce(r.return_no, 'return ' || e.return_id) as what, v.expected, v.actual
    from (select id, return_no, store_id, quota_on,
                 case when kind in ('usual', 'exception') and status in ('approved', 'collected') then value_fen else 0 end as reserved,
                 case when kind in ('usual', 'exception') and status = 'settled' then accepted_fen else 0 end as used
          from returns) r
    full join (select return_id, store_id, quota_on, sum(reserved_fen)::int8 as reserved, sum(used_fen)::int8 as used
               from return_quota_entries group by return_id, store_id, quota_on) e
      on e.return_id = r.id and e.store_id = r.store_id and e.quota_on = r.quota_on
    cross join lateral (values
      (case when r.id is not null then r.reserved end, coalesce(e.reserved, 0)),
      (case when r.id is not null then r.used end, coalesce(e.used, 0))) v (expected, actual)`,
};

/** Head, lines and draws of a return say the same of quantities and money. */
const sums: ProofQuery = {
  checks: { "return-values": "fen", "return-quantities": "each", "return-clawbacks": "fen" },
  sql: `
    select v.name, r.return_no as what, v.expected, v.actual
    from returns r
    left join (select return_id, count(*) as lines, sum(value_fen)::int8 as value, sum(accepted_fen)::int8 as accepted
               from return_lines group by return_id) l on l.return_id = r.id
    left join (select return_id, sum(value_fen)::int8 as value, sum(accepted_fen)::int8 as accepted, sum(clawback_fen)::int8 as clawed
               from return_draws group by return_id) w on w.return_id = r.id
    left join (select return_id, sum(amount_fen)::int8 as fen from return_clawbacks group by return_id) k on k.return_id = r.id
    cross join lateral (values
      ('return-values', l.value, r.value_fen), ('return-values', w.value, r.value_fen), ('return-values', l.lines, r.line_count::int8),
      ('return-values', case when r.status = 'settled' then l.accepted end, r.accepted_fen),
      ('return-values', case when r.status = 'settled' then w.accepted end, r.accepted_fen),
      ('return-clawbacks', case when r.status = 'settled' then coalesce(k.fen, 0) end, r.clawback_fen),
      ('return-clawbacks', case when r.status = 'settled' then w.clawed end, r.clawback_fen)) v (name, expected, actual)
    union all
    select 'return-quantities', r.return_no || ' ' || i.code, v.expected, v.actual
    from return_lines l join returns r on r.id = l.return_id join items i on i.id = l.item_id
    left join (select return_id, line_no, sum(qty_each)::int8 as each, sum(accepted_each)::int8 as accepted,
                      sum(resaleable_each)::int8 as resaleable
               from return_draws group by return_id, line_no) w on w.return_id = l.return_id and w.line_no = l.line_no
    cross join lateral (values
      (w.each, l.qty_each), (w.accepted, l.resaleable_each + l.damaged_each), (w.resaleable, l.resaleable_each)) v (expected, actual)`,
};

const picked = "coalesce(k.picked_each, l.allocated_each)";

/** Every draw is worth its pieces at the net unit price of its delivery line, counted from the line's end. */
const prices: ProofQuery = {
  checks: { "return-prices": "fen" },
  sql: `
    select 'return-prices' as name, r.return_no || ' line ' || w.line_no as what, v.expected, v.actual
    from return_draws w join returns r on r.id = w.return_id
    join delivery_lines l on l.delivery_id = w.delivery_id and l.line_no = w.delivery_line_no
    left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
    cross join lateral (select ${picked} as each, ${lineNetSql(picked)} as net) p
    cross join lateral (values (w.qty_each, w.value_fen), (w.accepted_each, w.accepted_fen)) g (each, actual)
    cross join lateral (
      select case when p.each = 0 or g.each is null then null
        else (2 * p.net * (p.each - w.from_each) + p.each) / (2 * p.each)
           - (2 * p.net * (p.each - w.from_each - g.each) + p.each) / (2 * p.each) end as expected, g.actual) v`,
};

/**
 * No piece is returned twice, and none that a difference note gave back; so all credits of a line together are never more than was
 * paid for it.
 */
const bounds: ProofQuery = {
  checks: { "returned-once": "each", "returned-within-delivered": "each", "returned-within-paid": "fen" },
  sql: `
    with live as (
      select w.*, w.from_each + coalesce(w.accepted_each, w.qty_each) as to_each, r.return_no
      from return_draws w join returns r on r.id = w.return_id and r.status not in ('rejected', 'cancelled')
      where coalesce(w.accepted_each, w.qty_each) > 0)
    select 'returned-once' as name, a.return_no || ' line ' || a.line_no as what, 0::int8 as expected,
           greatest(0, a.before - a.from_each)::int8 as actual
    from (select l.*, coalesce(max(to_each) over (partition by delivery_id, delivery_line_no order by from_each, return_id
                               rows between unbounded preceding and 1 preceding), 0) as before from live l) a
    union all
    select v.name, d.delivery_no || ' ' || i.code, v.expected, v.actual
    from (select delivery_id, item_id, sum(each)::int8 as each, sum(fen)::int8 as fen from (
            select w.delivery_id, l.item_id, coalesce(w.accepted_each, w.qty_each) as each, coalesce(w.accepted_fen, w.value_fen) as fen
            from live w join delivery_lines l on l.delivery_id = w.delivery_id and l.line_no = w.delivery_line_no
            union all
            select n.delivery_id, x.item_id, x.accepted_each, x.credit_fen
            from differences n join difference_lines x on x.difference_id = n.id and x.type <> 'over' and x.accepted_each > 0) c
          group by delivery_id, item_id) c
    join deliveries d on d.id = c.delivery_id join items i on i.id = c.item_id
    left join (select l.delivery_id, l.item_id, sum(${picked})::int8 as each, sum(${lineNetSql(picked)})::int8 as fen
               from delivery_lines l left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
               group by l.delivery_id, l.item_id) b on b.delivery_id = c.delivery_id and b.item_id = c.item_id
    cross join lateral (values
      ('returned-within-delivered', least(c.each, coalesce(b.each, 0)), c.each),
      ('returned-within-paid', least(c.fen, coalesce(b.fen, 0)), c.fen)) v (name, expected, actual)`,
};

/** The credit of a settled return of an account is one entry; that of COD stores is in their dues. */
const money: ProofQuery = {
  checks: { "return-entries": "fen" },
  sql: `
    select 'return-entries' as name, coalesce(r.return_no, e.document_no) as what, r.fen as expected, e.amount_fen as actual
    from (select id, return_no, account_id, accepted_fen - clawback_fen as fen from returns
          where status = 'settled' and settlement = 'prepaid' and account_id is not null and accepted_fen > clawback_fen) r
    full join (select * from account_entries where reason = 'return') e
      on e.cause_type = 'return' and e.cause_id = r.id and e.account_id = r.account_id`,
};

/** Goods: out of the store when collected, what the DC refused back in, what can be sold in the DC's stock; nothing else. */
const goods: ProofQuery = {
  checks: { "returned-from-store": "each", "returned-refused": "each", "returned-into-dc": "each" },
  sql: `
    select v.name, coalesce(r.return_no, 'return ' || v.id) || ' ' || coalesce(i.code, '?') as what, v.expected, v.actual
    from (select 'returned-from-store' as name, coalesce(l.return_id, e.cause_id) as id, coalesce(l.item_id, e.item_id) as item_id,
                 -l.qty_each as expected, e.amount_each as actual
          from (select l.*, r.store_id from return_lines l
                join returns r on r.id = l.return_id and r.status in ('collected', 'settled')) l
          full join (select * from store_stock_entries where cause_type = 'return' and reason = 'return') e
            on e.cause_id = l.return_id and e.item_id = l.item_id and e.store_id = l.store_id
          union all
          select 'returned-refused', coalesce(l.return_id, e.cause_id), coalesce(l.item_id, e.item_id), l.refused_each, e.amount_each
          from (select l.*, r.store_id from return_lines l join returns r on r.id = l.return_id where l.refused_each > 0) l
          full join (select * from store_stock_entries where cause_type = 'return' and reason = 'return_refused') e
            on e.cause_id = l.return_id and e.item_id = l.item_id and e.store_id = l.store_id
          union all
          select 'returned-into-dc', coalesce(l.return_id, e.cause_id), coalesce(l.item_id, e.item_id), l.resaleable_each, e.amount_each
          from (select * from return_lines where resaleable_each > 0) l
          full join (select * from dc_stock_entries where cause_type = 'return') e
            on e.cause_id = l.return_id and e.item_id = l.item_id and e.dc_id = l.dc_id) v
    left join returns r on r.id = v.id left join items i on i.id = v.item_id`,
};

export const returnChecks = [book, documents, sums, prices, bounds, money, goods];
