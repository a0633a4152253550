import type { ProofQuery } from "@/server/proof/checks/check";

const names = "left join stores s on s.id = t.store_id left join items i on i.id = t.item_id";

/** A store's totals of a day are what its parcels of sales say, each of them once. */
const totals: ProofQuery = {
  checks: { "daily-sales": "each", "daily-sales-amount": "fen", "daily-sales-cost": "micro" },
  sql: `
    select v.name, coalesce(s.code, '?') || ' ' || coalesce(i.code, '?') || ' ' || t.sold_on as what, v.expected, v.actual
    from (select coalesce(d.store_id, p.store_id) as store_id, coalesce(d.item_id, p.item_id) as item_id,
                 coalesce(d.sold_on, p.sold_on) as sold_on, d.qty_each, d.amount_fen, d.goods_cost_micro,
                 p.each, p.fen, p.cost
          from daily_sales d
          full join (select b.store_id, l.item_id, l.sold_on, sum(l.qty_each)::int8 as each, sum(l.amount_fen)::int8 as fen,
                            sum(l.goods_cost_micro)::int8 as cost
                     from sales_batches b join sales_batch_items l on l.batch_id = b.id group by 1, 2, 3) p
            on p.store_id = d.store_id and p.item_id = d.item_id and p.sold_on = d.sold_on) t ${names}
    cross join lateral (values ('daily-sales', t.each, t.qty_each), ('daily-sales-amount', t.fen, t.amount_fen),
                               ('daily-sales-cost', t.cost, t.goods_cost_micro))
      v (name, expected, actual)`,
};

/** What a store's categories sold of a day is what their items sold; which category an item had then nobody can tell later. */
const categories: ProofQuery = {
  checks: { "category-sales-amount": "fen", "category-sales-cost": "micro" },
  sql: `
    select v.name, coalesce(s.code, '?') || ' ' || t.sold_on as what, v.expected, v.actual
    from (select store_id, sold_on, sum(fen)::int8 as fen, sum(cost)::int8 as cost, sum(c_fen)::int8 as c_fen, sum(c_cost)::int8 as c_cost
          from (select store_id, sold_on, amount_fen as fen, goods_cost_micro as cost, 0 as c_fen, 0 as c_cost from daily_sales
                union all
                select store_id, sold_on, 0, 0, amount_fen, goods_cost_micro from category_sales) b
          group by store_id, sold_on) t
    left join stores s on s.id = t.store_id
    cross join lateral (values ('category-sales-amount', t.fen, t.c_fen), ('category-sales-cost', t.cost, t.c_cost))
      v (name, expected, actual)`,
};

/** What a parcel's goods cost is their quantity at the average at which they left the stock; what came to nothing cost nothing. */
const cost: ProofQuery = {
  checks: { "sold-at-cost": "micro" },
  sql: `
    select 'sold-at-cost' as name, coalesce(b.batch, 'parcel ' || t.batch_id) || ' ' || coalesce(i.code, '?') as what,
           t.expected, t.actual
    from (select l.batch_id, l.item_id, sum(l.goods_cost_micro)::int8 as actual,
                 coalesce(sum(round(l.qty_each::numeric * e.cost_micro / case when i.is_weighed then 1000 else 1 end)), 0)::int8 as expected
          from sales_batch_items l
          left join items i on i.id = l.item_id
          left join store_stock_entries e
            on e.cause_type = 'sale' and e.reason = 'sale' and e.cause_id = l.batch_id and e.item_id = l.item_id
          group by l.batch_id, l.item_id) t
    left join sales_batches b on b.id = t.batch_id left join items i on i.id = t.item_id`,
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

export const posChecks = [totals, categories, cost, sold, seen, lines];
