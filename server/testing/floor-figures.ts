import { type Db, sqlOf } from "@/db/client";

/** What the floor moves, all in one look: compare before and after to see that nothing, or just this, has changed. */
export async function floorFigures(db: Db) {
  const sql = sqlOf(db);
  const [money] = await sql<{ balanceFen: number; heldFen: number; charges: number; codFen: number }[]>`
    select (select sum(balance_fen)::int8 from accounts) as "balanceFen",
           (select sum(held_fen)::int8 from accounts) as "heldFen",
           (select count(*)::int from account_entries where reason = 'delivery') as charges,
           (select coalesce(sum(amount_fen), 0)::int8 from cod_dues where status = 'open') as "codFen"`;
  const [goods] = await sql<
    { onHandEach: number; reservedEach: number; storeEach: number; dcEntries: number; storeEntries: number }[]
  >`
    select sum(on_hand_each)::int8 as "onHandEach", sum(reserved_each)::int8 as "reservedEach",
           (select coalesce(sum(on_hand_each), 0)::int8 from store_stock) as "storeEach",
           (select count(*)::int from dc_stock_entries where reason = 'delivery') as "dcEntries",
           (select count(*)::int from store_stock_entries) as "storeEntries"
    from dc_stock`;
  const statuses = await sql<{ status: string; n: number }[]>`
    select status, count(*)::int as n from deliveries group by status order by status`;
  return { ...money, ...goods, statuses: Object.fromEntries(statuses.map(({ status, n }) => [status, n])) };
}

/** What a store has of an item and at which cost. */
export async function storeStockOf(db: Db, store: string, item: string) {
  const sql = sqlOf(db);
  const [row] = await sql<{ onHandEach: number; costMicro: number }[]>`
    select k.on_hand_each as "onHandEach", k.cost_micro as "costMicro"
    from store_stock k join stores s on s.id = k.store_id join items i on i.id = k.item_id
    where s.code = ${store} and i.code = ${item}`;
  return row;
}

/** Every figure of the books is the sum of its entries, and what is set aside belongs to open delivery orders. */
export async function untiedBooks(db: Db): Promise<string[]> {
  const sql = sqlOf(db);
  const rows = await sql<{ book: string }[]>`
    select 'account ' || a.code as book from accounts a
    left join account_entries e on e.account_id = a.id group by a.id having a.balance_fen <> coalesce(sum(e.amount_fen), 0)
    union all
    select 'held ' || a.code from accounts a left join account_holds h on h.account_id = a.id and h.status = 'open'
    group by a.id having a.held_fen <> coalesce(sum(h.amount_fen), 0)
    union all
    select 'dc ' || k.item_id from dc_stock k left join dc_stock_entries e on e.dc_id = k.dc_id and e.item_id = k.item_id
    group by k.dc_id, k.item_id having k.on_hand_each <> coalesce(sum(e.amount_each), 0)
    union all
    select 'store ' || k.store_id || ' ' || k.item_id from store_stock k
    left join store_stock_entries e on e.store_id = k.store_id and e.item_id = k.item_id
    group by k.store_id, k.item_id having k.on_hand_each <> coalesce(sum(e.amount_each), 0)
    union all
    select 'reserved ' || k.item_id from dc_stock k
    left join (delivery_lines l join deliveries d on d.id = l.delivery_id
               and d.status in ('created', 'released', 'picking', 'picked', 'checked'))
      on d.dc_id = k.dc_id and l.item_id = k.item_id
    group by k.dc_id, k.item_id having k.reserved_each <> coalesce(sum(l.allocated_each), 0)`;
  return rows.map(({ book }) => book);
}
