import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Expected } from "@/server/stocktake/rules/counts";

export interface Look {
  itemId: number;
  countedAt: Date;
}

/** What had to lie in the store, and what it is worth at the store's average. */
export interface GoodsAt extends Expected {
  costMicro: number;
}

/**
 * What had to lie in a store at the instants at which somebody looked, as far as it is known by now: the book of that instant, with
 * the sales that tills reported since; what was on a truck; what was claimed. Of a claim that has been decided since, what came
 * short was not there and what came too much was; damaged pieces may have lain there. In the order of the looks. The caller holds
 * the lock of the store's stock.
 */
export async function goodsAt(tx: Tx, storeId: number, looks: readonly Look[]): Promise<GoodsAt[]> {
  const sql = sqlOf(tx);
  const rows = await sql<GoodsAt[]>`
    with looks as (
      select * from unnest(${ints(column(looks, (l) => l.itemId))}::text::int4[],
        ${texts(column(looks, (l) => l.countedAt.toISOString()))}::text::timestamptz[])
        with ordinality as k (item_id, counted_at, n)),
    trucks as (
      select k.n,
             sum(coalesce(x.picked_each, l.allocated_each)) filter (where coalesce(d.dispatched_at, 'infinity') > k.counted_at) as staged,
             sum(coalesce(x.picked_each, l.allocated_each)) filter (where d.dispatched_at <= k.counted_at) as unseen
      from looks k
      join deliveries d on d.store_id = ${storeId}::int4 and d.approved_at <= k.counted_at
        and coalesce(d.delivered_at, d.ended_at, 'infinity') > k.counted_at
      join delivery_lines l on l.delivery_id = d.id and l.item_id = k.item_id
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      group by k.n),
    claims as (
      select k.n,
             sum(l.accepted_each) filter (where l.type = 'short') as gone,
             sum(l.accepted_each) filter (where l.type = 'over') as kept,
             sum(coalesce(l.accepted_each, l.qty_each))
               filter (where l.type = 'damaged' or (l.type = 'short' and l.accepted_each is null)) as unseen,
             sum(l.qty_each) filter (where l.type = 'over' and l.accepted_each is null) as extra
      from looks k
      join deliveries d on d.store_id = ${storeId}::int4 and d.delivered_at <= k.counted_at
      join differences f on f.delivery_id = d.id and coalesce(f.decided_at, 'infinity') > k.counted_at
      join difference_lines l on l.difference_id = f.id and l.item_id = k.item_id
      group by k.n)
    select (coalesce(s.on_hand_each, 0)
            - coalesce((select sum(e.amount_each) from store_stock_entries e
                        where e.store_id = ${storeId}::int4 and e.item_id = k.item_id and e.posted_at > k.counted_at
                          and e.reason not in ('sale', 'stocktake')), 0)
            + coalesce((select sum(v.qty_each) from sale_lines v
                        where v.store_id = ${storeId}::int4 and v.item_id = k.item_id and v.sold_at > k.counted_at), 0)
            + coalesce(c.kept, 0))::int8 as "onHandEach",
           (coalesce(t.staged, 0) + coalesce(c.gone, 0))::int8 as "stagedEach",
           (coalesce(t.unseen, 0) + coalesce(c.unseen, 0))::int8 as "unseenEach",
           coalesce(c.extra, 0)::int8 as "extraEach", coalesce(s.counted_at >= k.counted_at, false) as "isOvertaken",
           coalesce(s.cost_micro, 0)::int8 as "costMicro"
    from looks k
    left join store_stock s on s.store_id = ${storeId}::int4 and s.item_id = k.item_id
    left join trucks t on t.n = k.n
    left join claims c on c.n = k.n
    order by k.n`;
  return [...rows];
}
