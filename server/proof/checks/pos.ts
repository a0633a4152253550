import type { ProofQuery } from "@/server/proof/checks/check";

const names = "left join stores s on s.id = t.store_id left join items i on i.id = t.item_id";

/** A store's totals of a day are what its parcels of sales say, each of them once. */
const totals: ProofQuery = {
  checks: { "daily-sales": "each", "daily-sales-amount": "fen" },
  sql: `
    select v.name, coalesce(s.code, '?') || ' ' || coalesce(i.code, '?') || ' ' || t.sold_on as what, v.expected, v.actual
    from (select coalesce(d.store_id, p.store_id) as store_id, coalesce(d.item_id, p.item_id) as item_id,
                 coalesce(d.sold_on, p.sold_on) as sold_on, d.qty_each, d.amount_fen, p.each, p.fen
          from daily_sales d
          full join (select b.store_id, l.item_id, l.sold_on, sum(l.qty_each)::int8 as each, sum(l.amount_fen)::int8 as fen
                     from sales_batches b join sales_batch_items l on l.batch_id = b.id group by 1, 2, 3) p
            on p.store_id = d.store_id and p.item_id = d.item_id and p.sold_on = d.sold_on) t ${names}
    cross join lateral (values ('daily-sales', t.each, t.qty_each), ('daily-sales-amount', t.fen, t.amount_fen))
      v (name, expected, actual)`,
};

/** What a parcel sold left the stock of its store, item by item. */
const sold: ProofQuery = {
  checks: { "sold-from-store": "each" },
  sql: `
    select 'sold-from-store' as name, coalesce(b.batch, 'parcel ' || t.cause_id) || ' ' || coalesce(i.code, '?') as what,
           t.expected, t.actual
    from (select coalesce(l.batch_id, e.cause_id) as cause_id, coalesce(l.item_id, e.item_id) as item_id,
                 -l.each as expected, e.amount_each as actual
          from (select l.batch_id, b.store_id, l.item_id, sum(l.qty_each)::int8 as each
                from sales_batch_items l left join sales_batches b on b.id = l.batch_id
                group by 1, 2, 3 having sum(l.qty_each) <> 0) l
          full join (select * from store_stock_entries where cause_type = 'sale' and reason = 'sale') e
            on e.cause_id = l.batch_id and e.item_id = l.item_id and e.store_id = l.store_id) t
    left join sales_batches b on b.id = t.cause_id left join items i on i.id = t.item_id`,
};

/** What a parcel sold before a count looked at the shelf, and reported after it, is given back once. */
const seen: ProofQuery = {
  checks: { "sold-before-count": "each" },
  sql: `
    select 'sold-before-count' as name, coalesce(b.batch, 'parcel ' || t.cause_id) || ' ' || coalesce(i.code, '?') as what,
           t.expected, t.actual
    from (select coalesce(l.batch_id, e.cause_id) as cause_id, coalesce(l.item_id, e.item_id) as item_id,
                 l.each as expected, e.amount_each as actual
          from (select l.batch_id, b.store_id, l.item_id, sum(l.seen_each)::int8 as each
                from sales_batch_items l left join sales_batches b on b.id = l.batch_id
                group by 1, 2, 3 having sum(l.seen_each) <> 0) l
          full join (select * from store_stock_entries where cause_type = 'sale' and reason = 'stocktake') e
            on e.cause_id = l.batch_id and e.item_id = l.item_id and e.store_id = l.store_id) t
    left join sales_batches b on b.id = t.cause_id left join items i on i.id = t.item_id`,
};

/** While a parcel's sales are kept one by one, they add up to what it sold. */
const lines: ProofQuery = {
  checks: { "sale-lines": "each" },
  sql: `
    select 'sale-lines' as name, b.batch || ' ' || coalesce(i.code, '?') as what, t.expected, t.actual
    from (select l.batch_id, l.item_id, l.each as actual, s.each as expected
          from (select batch_id, item_id, sum(qty_each)::int8 as each from sale_lines group by 1, 2) l
          left join (select batch_id, item_id, sum(qty_each)::int8 as each from sales_batch_items group by 1, 2) s
            on s.batch_id = l.batch_id and s.item_id = l.item_id) t
    join sales_batches b on b.id = t.batch_id left join items i on i.id = t.item_id`,
};

export const posChecks = [totals, sold, seen, lines];
