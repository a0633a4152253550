import { isPrepaid, type ProofQuery } from "@/server/proof/checks/check";

/** Mass tables have no foreign keys: what they point at must be there all the same. */
const pointers: [name: string, rows: string, isThere: string, what: string][] = [
  [
    "order-lines-refer",
    `order_lines r left join orders o on o.id = r.order_id left join items i on i.id = r.item_id
     left join dcs c on c.id = r.dc_id left join promotions m on m.id = r.promotion_id`,
    "o.id is not null and (o.status <> 'draft' or o.submitted_at is not null) and i.id is not null and c.id is not null and (r.promotion_id is null or m.id is not null)",
    "'order ' || r.order_id || ' line ' || r.line_no",
  ],
  [
    "delivery-lines-refer",
    `delivery_lines r left join deliveries d on d.id = r.delivery_id
     left join order_lines l on l.order_id = r.order_id and l.line_no = r.order_line_no and l.item_id = r.item_id
     left join orders o on o.id = r.order_id`,
    "d.id is not null and l.order_id is not null and o.store_id = d.store_id",
    "'delivery ' || r.delivery_id || ' line ' || r.line_no",
  ],
  [
    "pool-rows-refer",
    `pool_rows r left join order_lines l on l.order_id = r.order_id and l.line_no = r.line_no and l.item_id = r.item_id
     left join orders o on o.id = r.order_id and o.status in ('pooled', 'partly_generated') left join dcs c on c.id = r.dc_id`,
    "l.order_id is not null and o.id is not null and c.id is not null",
    "'order ' || r.order_id || ' line ' || r.line_no || ' ' || r.pick_type",
  ],
  [
    "closed-rows-refer",
    `closed_rows r left join order_lines l on l.order_id = r.order_id and l.line_no = r.line_no and l.item_id = r.item_id
     left join waves w on w.id = r.wave_id`,
    "l.order_id is not null and (r.wave_id is null or w.id is not null)",
    "'order ' || r.order_id || ' line ' || r.line_no || ' ' || r.reason",
  ],
  [
    "counts-refer",
    `dc_counts r left join deliveries d on d.id = r.delivery_id and d.dc_id = r.dc_id
     left join delivery_lines l on l.delivery_id = r.delivery_id and l.item_id = r.item_id`,
    `(d.id is not null and l.delivery_id is not null) or (r.delivery_id is null and (r.reason in ('asked', 'risk')
       or exists (select from dc_move_tasks t where t.dc_id = r.dc_id and t.item_id = r.item_id and t.from_location = r.location
                    and t.close_reason = r.reason)))`,
    "'count ' || r.id",
  ],
  [
    "pick-lines-refer",
    `pick_lines r left join pick_tasks t on t.id = r.task_id
     left join delivery_lines l on l.delivery_id = r.delivery_id and l.line_no = r.delivery_line_no
     left join deliveries d on d.id = r.delivery_id`,
    "t.id is not null and l.delivery_id is not null and d.wave_id = t.wave_id",
    "'task ' || r.task_id || ' line ' || r.line_no",
  ],
  [
    "difference-lines-refer",
    `difference_lines r left join differences n on n.id = r.difference_id
     left join deliveries d on d.id = n.delivery_id and d.approved_fen is not null and (d.status <> 'reversed' or n.status = 'rejected')
     left join (select distinct delivery_id, item_id from delivery_lines) l on l.delivery_id = d.id and l.item_id = r.item_id`,
    "l.item_id is not null",
    "coalesce(n.difference_no, 'difference ' || r.difference_id) || ' line ' || r.line_no",
  ],
  [
    "return-draws-refer",
    `return_draws r left join returns t on t.id = r.return_id
     left join return_lines v on v.return_id = r.return_id and v.line_no = r.line_no
     left join deliveries d on d.id = r.delivery_id and d.store_id = t.store_id and d.account_id is not distinct from t.account_id
       and (d.status in ('approved', 'dispatched', 'delivered', 'closed') or t.status in ('rejected', 'cancelled') or r.accepted_each = 0)
     left join delivery_lines l on l.delivery_id = d.id and l.line_no = r.delivery_line_no and l.item_id = v.item_id`,
    "l.delivery_id is not null",
    "coalesce(t.return_no, 'return ' || r.return_id) || ' line ' || r.line_no",
  ],
  [
    "store-stock-refers",
    "store_stock r left join stores s on s.id = r.store_id left join items i on i.id = r.item_id",
    "s.id is not null and i.id is not null",
    "'store ' || r.store_id || ' item ' || r.item_id",
  ],
  [
    "account-entry-causes",
    `account_entries r
     left join (select d.id, d.account_id from deliveries d where ${isPrepaid}) d
       on r.cause_type = 'delivery' and d.id = r.cause_id and d.account_id = r.account_id
     left join corrections k on r.cause_type = 'adjustment' and k.id = r.cause_id and r.account_id in (k.account_id, k.to_account_id)
     left join account_charges f on r.cause_type = 'charge' and f.id = r.cause_id and f.account_id = r.account_id
     left join deposits p on r.cause_type = 'deposit' and p.id = r.cause_id and p.account_id = r.account_id
     left join (select n.id, d.account_id from differences n join deliveries d on d.id = n.delivery_id) n
       on r.cause_type = 'difference' and n.id = r.cause_id and n.account_id = r.account_id and r.reason = 'difference'
     left join returns t on r.cause_type = 'return' and t.id = r.cause_id and t.account_id = r.account_id and r.reason = 'return'
     left join coupons c on r.cause_type = 'coupon' and c.id = r.cause_id and c.account_id = r.account_id and r.reason = 'coupon_chargeback'`,
    "c.id is not null or d.id is not null or p.id is not null or n.id is not null or k.id is not null or f.id is not null or t.id is not null or (r.cause_type = 'import' and r.reason = 'opening' and r.cause_id = r.account_id)",
    "r.document_no",
  ],
  [
    "dc-stock-causes",
    `dc_stock_entries r left join deliveries d on r.cause_type = 'delivery' and d.id = r.cause_id and d.dc_id = r.dc_id
     left join receipts g on r.cause_type = 'receipt' and g.id = r.cause_id and g.dc_id = r.dc_id
       and (r.reason = 'receipt' or (r.reason = 'receipt_reversal' and g.reversed_at is not null))
     left join stock_adjustments j on r.cause_type = 'adjustment' and j.id = r.cause_id and j.dc_id = r.dc_id and j.item_id = r.item_id
     left join dc_counts n on r.cause_type = 'stocktake' and n.id = r.cause_id and n.dc_id = r.dc_id and n.item_id = r.item_id
     left join return_lines t on r.cause_type = 'return' and t.return_id = r.cause_id and t.dc_id = r.dc_id and t.item_id = r.item_id and r.reason = 'return'`,
    "t.return_id is not null or d.id is not null or g.id is not null or j.id is not null or n.id is not null or (r.cause_type = 'import' and r.reason in ('opening', 'receipt'))",
    "'dc ' || r.dc_id || ' item ' || r.item_id || ' entry ' || r.entry_no",
  ],
  [
    "store-stock-causes",
    `store_stock_entries r left join deliveries d on r.cause_type = 'delivery' and d.id = r.cause_id and d.store_id = r.store_id
     left join (select n.id, d.store_id from differences n join deliveries d on d.id = n.delivery_id) n
       on r.cause_type = 'difference' and n.id = r.cause_id and n.store_id = r.store_id and r.reason in ('difference', 'stocktake')
     left join sales_batches b on r.cause_type = 'sale' and b.id = r.cause_id and b.store_id = r.store_id and r.reason in ('sale', 'stocktake')
     left join shrinkages h on r.cause_type = 'shrinkage' and h.id = r.cause_id and h.store_id = r.store_id
     left join returns t on r.cause_type = 'return' and t.id = r.cause_id and t.store_id = r.store_id and r.reason in ('return', 'return_refused')
     left join stocktakes c on r.cause_type = 'stocktake' and c.id = r.cause_id and c.store_id = r.store_id and r.reason = 'stocktake'
     left join (select x.id, i.own_store_id from own_item_conflicts x join items i on i.id = x.own_item_id and x.status = 'merged') x
       on r.cause_type = 'takeover' and x.id = r.cause_id and x.own_store_id = r.store_id and r.reason = 'takeover'
     left join direct_receipts g on r.cause_type = 'direct_receipt' and g.id = r.cause_id and g.store_id = r.store_id
       and (r.reason = 'receipt' or (r.reason = 'receipt_reversal' and g.reversed_at is not null))`,
    "t.id is not null or x.id is not null or g.id is not null or d.id is not null or n.id is not null or b.id is not null or c.id is not null or h.id is not null or (r.cause_type = 'import' and r.reason = 'opening')",
    "'store ' || r.store_id || ' item ' || r.item_id || ' entry ' || r.entry_no",
  ],
];

export const referenceChecks: ProofQuery[] = pointers.map(([name, rows, isThere, what]) => ({
  checks: { [name]: "number" },
  sql: `select '${name}' as name, ${what} as what, 1::int8 as expected, (${isThere})::int::int8 as actual from ${rows}`,
}));
