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
