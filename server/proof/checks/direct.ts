import type { ProofQuery } from "@/server/proof/checks/check";

/** What suppliers brought is in the stock of the store; what was taken back has left it again, and nothing else is there for it. */
const received: ProofQuery = {
  checks: { "direct-received": "each", "direct-taken-back": "each" },
  sql: `
    select v.name, coalesce(r.receipt_no, 'receipt ' || v.id) || ' ' || coalesce(i.code, '?') as what, v.expected, v.actual
    from (select 'direct-received' as name, coalesce(l.receipt_id, e.cause_id) as id, coalesce(l.item_id, e.item_id) as item_id,
                 l.qty_each as expected, e.amount_each as actual
          from (select l.receipt_id, l.item_id, sum(l.qty_each)::int8 as qty_each, r.store_id
                from direct_receipt_lines l join direct_receipts r on r.id = l.receipt_id
                group by l.receipt_id, l.item_id, r.store_id) l
          full join (select * from store_stock_entries where cause_type = 'direct_receipt' and reason = 'receipt') e
            on e.cause_id = l.receipt_id and e.item_id = l.item_id and e.store_id = l.store_id
          union all
          select 'direct-taken-back', coalesce(l.receipt_id, e.cause_id), coalesce(l.item_id, e.item_id), -l.qty_each, e.amount_each
          from (select l.receipt_id, l.item_id, sum(l.qty_each)::int8 as qty_each, r.store_id
                from direct_receipt_lines l join direct_receipts r on r.id = l.receipt_id and r.reversed_at is not null
                group by l.receipt_id, l.item_id, r.store_id) l
          full join (select * from store_stock_entries where cause_type = 'direct_receipt' and reason = 'receipt_reversal') e
            on e.cause_id = l.receipt_id and e.item_id = l.item_id and e.store_id = l.store_id) v
    left join direct_receipts r on r.id = v.id left join items i on i.id = v.item_id`,
};

/** What counts as come of an order is what its receipts brought that were not taken back. */
const ordered: ProofQuery = {
  checks: { "direct-ordered": "each" },
  sql: `
    select 'direct-ordered' as name, o.order_no || ' ' || i.code as what, coalesce(g.each, 0)::int8 as expected,
           l.received_each as actual
    from direct_order_lines l join direct_orders o on o.id = l.order_id join items i on i.id = l.item_id
    left join (select r.order_id, x.item_id, sum(x.qty_each) as each
               from direct_receipts r join direct_receipt_lines x on x.receipt_id = r.id
               where r.reversed_at is null and r.order_id is not null group by r.order_id, x.item_id) g
      on g.order_id = l.order_id and g.item_id = l.item_id`,
};

/** A receipt costs what its lines cost, and a line its quantity at its unit cost. */
const amounts: ProofQuery = {
  checks: { "direct-amounts": "fen", "direct-line-amounts": "fen" },
  sql: `
    select 'direct-amounts' as name, r.receipt_no as what, coalesce(sum(l.amount_fen), 0)::int8 as expected, r.amount_fen as actual
    from direct_receipts r left join direct_receipt_lines l on l.receipt_id = r.id group by r.id
    union all
    select 'direct-line-amounts', r.receipt_no || ' ' || i.code,
           round(l.qty_each::numeric * l.cost_micro / case when i.is_weighed then 10000000 else 10000 end)::int8, l.amount_fen
    from direct_receipt_lines l join direct_receipts r on r.id = l.receipt_id join items i on i.id = l.item_id`,
};

export const directChecks = [received, ordered, amounts];
