import type { ProofQuery } from "@/server/proof/checks/check";

/** What came of a purchase order's lines is what its receipts say; what its receipts say lies in the DC's book. */
const received: ProofQuery[] = [
  {
    checks: { "purchase-received": "each" },
    sql: `
      select 'purchase-received' as name, p.purchase_no || ' ' || coalesce(i.code, '?') as what,
             coalesce(b.each, 0) as expected, coalesce(b.received_each, 0) as actual
      from (select coalesce(l.purchase_id, r.purchase_id) as purchase_id, coalesce(l.item_id, r.item_id) as item_id,
                   l.received_each, r.each
            from purchase_lines l
            full join (select h.purchase_id, l.item_id, sum(l.qty_each)::int8 as each
                       from receipts h join receipt_lines l on l.receipt_id = h.id
                       where h.purchase_id is not null and h.reversed_at is null group by h.purchase_id, l.item_id) r
              on r.purchase_id = l.purchase_id and r.item_id = l.item_id) b
      join purchases p on p.id = b.purchase_id left join items i on i.id = b.item_id`,
  },
  {
    checks: { "received-into-dc": "each" },
    sql: `
      select 'received-into-dc' as name, coalesce(h.receipt_no, 'receipt ' || m.id) || ' ' || coalesce(i.code, '?') as what,
             m.expected, m.actual
      from (select coalesce(l.id, e.cause_id) as id, coalesce(l.item_id, e.item_id) as item_id, l.each as expected,
                   e.amount_each as actual
            from (select h.id, h.dc_id, l.item_id, sum(l.qty_each)::int8 as each
                  from receipts h join receipt_lines l on l.receipt_id = h.id group by h.id, l.item_id) l
            full join (select * from dc_stock_entries where cause_type = 'receipt' and reason = 'receipt') e
              on e.cause_id = l.id and e.item_id = l.item_id and e.dc_id = l.dc_id) m
      left join receipts h on h.id = m.id left join items i on i.id = m.item_id`,
  },
];

/**
 * What a delivery order takes of an item at a place for cross-docking is what its pick lines take there, and stands only while it is
 * between its release and its approval.
 */
const docked: ProofQuery[] = [
  {
    checks: { "cross-dock-picks": "each" },
    sql: `
      select 'cross-dock-picks' as name, coalesce(d.delivery_no, 'delivery ' || x.delivery_id) || ' ' || coalesce(i.code, '?') as what,
             case when d.status in ('released', 'picking', 'picked', 'checked') then coalesce(l.each, 0) else 0 end as expected,
             x.qty_each as actual
      from cross_dock_picks x
      left join deliveries d on d.id = x.delivery_id and d.dc_id = x.dc_id
      left join items i on i.id = x.item_id
      left join (select p.delivery_id, o.item_id, p.location, sum(p.qty_each)::int8 as each
                 from cross_dock_picks c
                 join pick_lines p on p.delivery_id = c.delivery_id and p.location = c.location
                 join delivery_lines o on o.delivery_id = p.delivery_id and o.line_no = p.delivery_line_no and o.item_id = c.item_id
                 group by p.delivery_id, o.item_id, p.location) l
        on l.delivery_id = x.delivery_id and l.item_id = x.item_id and l.location = x.location`,
  },
];

/** A receipt that was taken back has an entry with the opposite sign for each of its items, and one approved wish. */
const reversed: ProofQuery[] = [
  {
    checks: { "receipts-reversed": "each" },
    sql: `
      select 'receipts-reversed' as name, coalesce(h.receipt_no, 'receipt ' || m.id) || ' ' || coalesce(i.code, '?') as what,
             m.expected, m.actual
      from (select coalesce(l.id, e.cause_id) as id, coalesce(l.item_id, e.item_id) as item_id, -l.each as expected,
                   e.amount_each as actual
            from (select h.id, h.dc_id, l.item_id, sum(l.qty_each)::int8 as each
                  from receipts h join receipt_lines l on l.receipt_id = h.id where h.reversed_at is not null group by h.id, l.item_id) l
            full join (select * from dc_stock_entries where reason = 'receipt_reversal') e
              on e.cause_type = 'receipt' and e.cause_id = l.id and e.item_id = l.item_id and e.dc_id = l.dc_id) m
      left join receipts h on h.id = m.id left join items i on i.id = m.item_id`,
  },
  {
    checks: { "receipt-reversals-decided": "number" },
    sql: `
      select 'receipt-reversals-decided' as name, h.receipt_no as what, (h.reversed_at is not null)::int::int8 as expected,
             (select count(*) from receipt_reversals r where r.receipt_id = h.id and r.status = 'approved'
                and (r.value_fen <= r.limit_fen or r.decided_by <> r.requested_by)) as actual
      from receipts h`,
  },
];

/**
 * Every entry of a DC's book, by value: before + moved − after is what the average left over, as booked (3.0.5). Receipts
 * move what they cost, coming and taken back, a reversal and a return what their delivery took, everything else its own cost.
 */
const costVariances: ProofQuery = {
  checks: { "dc-cost-variances": "number" },
  sql: `
    with entries as (
      select e.*, lag(on_hand_after_each, 1, 0::int8) over w as before_each, lag(cost_micro, 1, 0::int8) over w as before_micro
      from dc_stock_entries e window w as (partition by dc_id, item_id order by entry_no)),
    paid as (
      select h.id, h.dc_id, l.item_id, sum(l.qty_each::numeric * l.cost_micro) as units
      from receipts h join receipt_lines l on l.receipt_id = h.id group by h.id, l.item_id),
    issued as (
      select cause_id, dc_id, item_id, cost_micro from dc_stock_entries
      where cause_type = 'delivery' and reason = 'delivery'),
    returned as (
      select l.return_id, l.dc_id, l.item_id, sum(w.resaleable_each::numeric * w.cost_micro) as units
      from return_draws w join return_lines l on l.return_id = w.return_id and l.line_no = w.line_no
      where w.resaleable_each > 0 group by l.return_id, l.dc_id, l.item_id)
    select 'dc-cost-variances' as name, coalesce(p.code, '?') || ' ' || coalesce(i.code, '?') || ' ' || e.entry_no as what,
           (e.before_each::numeric * e.before_micro - e.on_hand_after_each::numeric * e.cost_micro
            + case when e.reason = 'receipt_reversal' then -coalesce(r.units, 0)
                   when e.cause_type = 'receipt' then coalesce(r.units, 0)
                   when e.cause_type = 'return' then coalesce(t.units, 0)
                   when e.reason = 'delivery_reversal' then e.amount_each::numeric * coalesce(d.cost_micro, 0)
                   else e.amount_each::numeric * e.cost_micro end)::int8 as expected,
           coalesce(v.units, 0) as actual
    from entries e
    left join paid r on e.cause_type = 'receipt' and r.id = e.cause_id and r.dc_id = e.dc_id and r.item_id = e.item_id
    left join issued d on e.reason = 'delivery_reversal' and d.cause_id = e.cause_id and d.dc_id = e.dc_id and d.item_id = e.item_id
    left join returned t on e.cause_type = 'return' and t.return_id = e.cause_id and t.dc_id = e.dc_id and t.item_id = e.item_id
    left join dc_cost_variances v on v.dc_id = e.dc_id and v.item_id = e.item_id and v.entry_no = e.entry_no
    left join dcs p on p.id = e.dc_id left join items i on i.id = e.item_id`,
};

/** An approved adjustment is one entry of the book, as it says; two persons where it is worth more than its limit. */
const adjusted: ProofQuery[] = [
  {
    checks: { "adjusted-in-dc": "each" },
    sql: `
      select 'adjusted-in-dc' as name, coalesce(a.adjustment_no, 'adjustment ' || m.id) as what, m.expected, m.actual
      from (select coalesce(a.id, e.cause_id) as id, a.qty_each as expected, e.amount_each as actual
            from (select * from stock_adjustments where status = 'approved') a
            full join (select * from dc_stock_entries where cause_type = 'adjustment') e
              on e.cause_id = a.id and e.item_id = a.item_id and e.dc_id = a.dc_id) m
      left join stock_adjustments a on a.id = m.id`,
  },
  {
    checks: { "adjustments-two-persons": "number" },
    sql: `
      select 'adjustments-two-persons' as name, adjustment_no as what,
             case when value_fen > limit_fen then 2 else 1 end::int8 as expected,
             case when value_fen > limit_fen and decided_by <> requested_by then 2 else 1 end::int8 as actual
      from stock_adjustments where status = 'approved'`,
  },
];

/** A posted count is one entry of the book, or none where nothing differed; it posts what was counted last. */
const counted: ProofQuery[] = [
  {
    checks: { "counted-in-dc": "each" },
    sql: `
      select 'counted-in-dc' as name, 'count ' || m.id as what, m.expected, m.actual
      from (select coalesce(n.id, e.cause_id) as id, coalesce(n.difference_each, 0) as expected, coalesce(e.amount_each, 0) as actual
            from (select * from dc_counts where status = 'posted') n
            full join (select * from dc_stock_entries where cause_type = 'stocktake') e
              on e.cause_id = n.id and e.item_id = n.item_id and e.dc_id = n.dc_id) m`,
  },
  {
    checks: { "count-differences": "each" },
    sql: `
      select 'count-differences' as name, 'count ' || n.id as what, t.difference_each as expected, n.difference_each as actual
      from dc_counts n
      left join (select distinct on (count_id) * from dc_count_takes order by count_id, take_no desc) t on t.count_id = n.id
      where n.status in ('waiting', 'posted') or t.count_id is not null`,
  },
];

export const warehouseChecks = [...received, ...docked, ...reversed, ...adjusted, ...counted, costVariances];
