import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Cause } from "@/server/shared/cause";
import { issueFromStores } from "@/server/stock/book/issue-from-stores";

/** What a count of a store found of an item, and when the shelf was looked at. */
export interface CountedItem {
  itemId: number;
  /** Above zero more than the book, below zero fewer. */
  differenceEach: number;
  countedAt: Date;
}

/**
 * Posts what a count found, one entry for each item that differs, at the store's average cost, and remembers when each shelf was
 * looked at: what was sold before that and is reported later was missing then already. The same cause again is a
 * defect. The caller holds the lock of the store's stock.
 */
export async function settleStoreCounts(
  tx: Tx,
  storeId: number,
  counted: readonly CountedItem[],
  cause: Cause,
  now: Date,
): Promise<void> {
  if (counted.length === 0) return;
  const issues = counted.map(({ itemId, differenceEach }) => ({
    storeId,
    itemId,
    qtyEach: -differenceEach,
    cause,
  }));
  await issueFromStores(tx, issues, now, "stocktake");
  const sql = sqlOf(tx);
  await sql`
    insert into store_stock (store_id, item_id, counted_at)
    select ${storeId}::int4, k.* from unnest(
      ${ints(counted.map(({ itemId }) => itemId))}::text::int4[],
      ${texts(counted.map(({ countedAt }) => countedAt.toISOString()))}::text::timestamptz[]) as k (item_id, counted_at)
    on conflict (store_id, item_id) do update
    set counted_at = greatest(store_stock.counted_at, excluded.counted_at)`;
}
