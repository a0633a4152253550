import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Cause } from "@/server/shared/cause";
import { issueFromStores, lockStoreStock } from "@/server/stock";
import { goodsAt } from "@/server/stocktake/goods-at";
import { rejudgedAt } from "@/server/stocktake/rules/counts";

/** What a claim says of a store's goods, and since when they were there. */
export interface Settled {
  storeId: number;
  itemIds: readonly number[];
  /** Counts that looked earlier have not seen these goods. */
  since: Date;
  /** The claim that was decided. */
  cause: Cause;
}

interface LastCount {
  stocktakeId: number;
  itemId: number;
  countedEach: number;
  countedAt: string;
  differenceEach: number;
  rejudgedEach: number;
}

/**
 * Judges anew what the last posted count of each item found, because a claim about goods that it looked at has been decided: what
 * was claimed could be there or not, now it is known (2.12). What that changes goes into the store's stock, one entry for each
 * item, cause the claim, at the average cost; so the stock is what was counted, and what moved since, whichever of count
 * and claim came first. To be called once the claim's own goods are booked; once for a claim.
 */
export async function rejudgeCounts(
  tx: Tx,
  { storeId, itemIds, since, cause }: Settled,
  now: Date,
): Promise<void> {
  const keys = [...new Set(itemIds)].map((itemId) => ({ storeId, itemId }));
  await lockStoreStock(tx, keys);
  const counts = await lastCounts(tx, storeId, itemIds, since);
  if (counts.length === 0) return;
  const goods = await goodsAt(
    tx,
    storeId,
    counts.map(({ itemId, countedAt }) => ({ itemId, countedAt: new Date(countedAt) })),
  );
  const changed = counts
    .map((count, index) => {
      const expected = goods[index];
      if (!expected) throw new Error(`item ${count.itemId} was not looked up`);
      return { ...count, byEach: rejudgedAt(count.countedEach, expected, count) };
    })
    .filter(({ byEach }) => byEach !== 0);
  await issueFromStores(
    tx,
    changed.map(({ itemId, byEach }) => ({ storeId, itemId, qtyEach: -byEach, cause })),
    now,
    "stocktake",
  );
  const sql = sqlOf(tx);
  await sql`
    update stocktake_lines l set rejudged_each = l.rejudged_each + k.by
    from unnest(${ints(column(changed, (c) => c.stocktakeId))}::text::int8[], ${ints(column(changed, (c) => c.itemId))}::text::int4[],
                ${ints(column(changed, (c) => c.byEach))}::text::int8[]) k (stocktake_id, item_id, by)
    where l.stocktake_id = k.stocktake_id and l.item_id = k.item_id`;
}

/** Of each item the posted count that looked at its shelf last; of two of the same instant the first that was posted. */
async function lastCounts(
  tx: Tx,
  storeId: number,
  itemIds: readonly number[],
  since: Date,
): Promise<LastCount[]> {
  const sql = sqlOf(tx);
  return sql<LastCount[]>`
    select distinct on (s.item_id) l.stocktake_id as "stocktakeId", l.item_id as "itemId", l.counted_each as "countedEach",
           l.counted_at as "countedAt", l.difference_each as "differenceEach", l.rejudged_each as "rejudgedEach"
    from store_stock s
    join stocktakes t on t.store_id = s.store_id and t.status = 'posted' and t.ended_at >= s.counted_at
    join stocktake_lines l on l.stocktake_id = t.id and l.item_id = s.item_id and l.counted_at = s.counted_at
    where s.store_id = ${storeId}::int4 and s.item_id = any(${ints(itemIds)}::int4[])
      and s.counted_at >= ${since.toISOString()}::text::timestamptz
    order by s.item_id, t.ended_at, t.id`;
}
