import type { ProofQuery } from "@/server/proof/checks/check";

/** A store's own price is the one that is in force of its approved ones: a temporary one, else the lasting one. */
const ownPrices: ProofQuery = {
  checks: { "store-prices": "fen", "prices-in-force": "number" },
  sql: `
    select 'store-prices' as name, s.code || ' ' || i.code as what, f.price_fen as expected, p.price_fen as actual
    from (select distinct on (l.store_id, l.item_id) l.store_id, l.item_id, l.price_fen
          from price_change_lines l join price_changes c on c.id = l.change_id where l.status = 'effective'
          order by l.store_id, l.item_id, (c.ends_at is null), l.change_id desc) f
    full join store_prices p on p.store_id = f.store_id and p.item_id = f.item_id
    join stores s on s.id = coalesce(f.store_id, p.store_id) join items i on i.id = coalesce(f.item_id, p.item_id)
    union all
    select 'prices-in-force', s.code || ' ' || i.code || case when k.lasts then ' lasting' else ' temporary' end, 1, k.lines
    from (select l.store_id, l.item_id, c.ends_at is null as lasts, count(*) as lines
          from price_change_lines l join price_changes c on c.id = l.change_id where l.status = 'effective' group by 1, 2, 3) k
    join stores s on s.id = k.store_id join items i on i.id = k.item_id`,
};

/** What tills were told last of an item is what it costs; each book counts its entries, and none is missing. */
const priceBooks: ProofQuery = {
  checks: {
    "price-entries": "fen",
    "price-book-count": "number",
    "suggested-price-entries": "fen",
    "item-entries": "number",
  },
  sql: `
    select 'price-entries' as name, s.code || ' ' || i.code as what, p.price_fen as expected, e.price_fen as actual
    from (select distinct on (store_id, item_id) store_id, item_id, price_fen from price_entries
          order by store_id, item_id, entry_no desc) e
    full join store_prices p on p.store_id = e.store_id and p.item_id = e.item_id
    join stores s on s.id = coalesce(e.store_id, p.store_id) join items i on i.id = coalesce(e.item_id, p.item_id)
    union all
    select 'price-book-count', s.code, greatest(b.last_entry_no, coalesce(e.last_no, 0)), coalesce(e.entries, 0)
    from price_books b join stores s on s.id = b.store_id
    left join (select store_id, count(*) as entries, max(entry_no) as last_no from price_entries group by store_id) e
      on e.store_id = b.store_id
    union all
    select 'suggested-price-entries', i.code, i.suggested_price_fen, e.price_fen
    from items i
    left join (select distinct on (item_id) item_id, price_fen from suggested_price_entries order by item_id, id desc) e
      on e.item_id = i.id
    union all
    select 'item-entries', i.code, 1, case when e.item_id is null then 0 else 1 end
    from items i left join (select distinct item_id from item_entries) e on e.item_id = i.id`,
};

/** A store's own item comes from no DC; what was taken over has nothing of its own left; a merged one became as many as were decided. */
const ownItems: ProofQuery = {
  checks: { "own-items-not-ordered": "number", "taken-over-whole": "each", "merged-in-store": "each" },
  sql: `
    select 'own-items-not-ordered' as name, i.code as what, 0 as expected,
           ((select count(*) from plan_lines l where l.item_id = i.id) + (select count(*) from dc_stock k where k.item_id = i.id)) as actual
    from items i where i.own_store_id is not null
    union all
    select 'taken-over-whole', i.code, 0, coalesce((select sum(abs(k.on_hand_each)) from store_stock k where k.item_id = i.id), 0)
    from items i where i.taken_over_by is not null
    union all
    select 'merged-in-store', h.code, -c.factor * coalesce(sum(e.amount_each) filter (where e.item_id = c.own_item_id), 0),
           coalesce(sum(e.amount_each) filter (where e.item_id = c.hq_item_id), 0)
    from own_item_conflicts c join items h on h.id = c.hq_item_id
    left join store_stock_entries e on e.cause_type = 'takeover' and e.cause_id = c.id
    where c.status = 'merged' group by c.id, h.code`,
};

export const retailChecks = [ownPrices, priceBooks, ownItems];
