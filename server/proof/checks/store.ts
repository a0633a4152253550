import type { ProofQuery } from "@/server/proof/checks/check";

/** What a posted count of a store found is in its book, item by item, and nothing else is there for it. */
const counted: ProofQuery = {
  checks: { "counted-in-store": "each" },
  sql: `
    select 'counted-in-store' as name, coalesce(t.stocktake_no, 'count ' || m.id) || ' ' || coalesce(i.code, '?') as what,
           m.expected, m.actual
    from (select coalesce(l.stocktake_id, e.cause_id) as id, coalesce(l.item_id, e.item_id) as item_id,
                 coalesce(l.difference_each, 0) as expected, coalesce(e.amount_each, 0) as actual
          from (select l.*, t.store_id from stocktake_lines l join stocktakes t on t.id = l.stocktake_id and t.status = 'posted'
                where l.takes > 0) l
          full join (select * from store_stock_entries where cause_type = 'stocktake') e
            on e.cause_id = l.stocktake_id and e.item_id = l.item_id and e.store_id = l.store_id) m
    left join stocktakes t on t.id = m.id left join items i on i.id = m.item_id`,
};

/** What claims made of counts afterwards is in the book, item by item of each store. */
const rejudged: ProofQuery = {
  checks: { "counts-judged-anew": "each" },
  sql: `
    select 'counts-judged-anew' as name, coalesce(s.code, '?') || ' ' || coalesce(i.code, '?') as what, m.expected, m.actual
    from (select coalesce(l.store_id, e.store_id) as store_id, coalesce(l.item_id, e.item_id) as item_id,
                 coalesce(l.each, 0) as expected, coalesce(e.each, 0) as actual
          from (select t.store_id, l.item_id, sum(l.rejudged_each)::int8 as each
                from stocktake_lines l join stocktakes t on t.id = l.stocktake_id where l.rejudged_each <> 0 group by 1, 2) l
          full join (select store_id, item_id, sum(amount_each)::int8 as each from store_stock_entries
                     where cause_type = 'difference' and reason = 'stocktake' group by 1, 2) e
            on e.store_id = l.store_id and e.item_id = l.item_id) m
    left join stores s on s.id = m.store_id left join items i on i.id = m.item_id`,
};

/** The line of a count says what its last take says. */
const takes: ProofQuery = {
  checks: { "stocktake-takes": "each" },
  sql: `
    select 'stocktake-takes' as name, t.stocktake_no || ' ' || coalesce(i.code, '?') as what,
           k.counted_each as expected, l.counted_each as actual
    from stocktake_lines l
    join stocktakes t on t.id = l.stocktake_id
    full join (select distinct on (stocktake_id, item_id) * from stocktake_takes order by stocktake_id, item_id, take_no desc) k
      on k.stocktake_id = l.stocktake_id and k.item_id = l.item_id
    left join items i on i.id = coalesce(l.item_id, k.item_id)`,
};

/** What a posted write-off takes has left the store's stock; what was taken back is there again, and nothing else. */
const writtenOff: ProofQuery = {
  checks: { "written-off-in-store": "each", "write-offs-taken-back": "each" },
  sql: `
    select v.name, coalesce(h.shrinkage_no, 'write-off ' || v.id) || ' ' || coalesce(i.code, '?') as what, v.expected, v.actual
    from (select 'written-off-in-store' as name, coalesce(l.shrinkage_id, e.cause_id) as id, coalesce(l.item_id, e.item_id) as item_id,
                 -l.qty_each as expected, e.amount_each as actual
          from (select l.*, h.store_id from shrinkage_lines l
                join shrinkages h on h.id = l.shrinkage_id and h.status in ('posted', 'reversed')) l
          full join (select * from store_stock_entries where cause_type = 'shrinkage' and reason = 'shrinkage') e
            on e.cause_id = l.shrinkage_id and e.item_id = l.item_id and e.store_id = l.store_id
          union all
          select 'write-offs-taken-back', coalesce(l.shrinkage_id, e.cause_id), coalesce(l.item_id, e.item_id), l.qty_each, e.amount_each
          from (select l.*, h.store_id from shrinkage_lines l
                join shrinkages h on h.id = l.shrinkage_id and h.status = 'reversed') l
          full join (select * from store_stock_entries where cause_type = 'shrinkage' and reason = 'shrinkage_reversal') e
            on e.cause_id = l.shrinkage_id and e.item_id = l.item_id and e.store_id = l.store_id) v
    left join shrinkages h on h.id = v.id left join items i on i.id = v.item_id`,
};

export const storeChecks = [counted, rejudged, takes, writtenOff];
