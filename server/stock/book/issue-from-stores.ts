import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";
import {
  mergeByCause,
  type StockEntry,
  type StockEntryReason,
  type StockKey,
  stockKey,
  writeEntries,
} from "@/server/stock/book/movement";
import {
  lockStores,
  readStoreRows,
  type StoreItem,
  writeStoreRows,
} from "@/server/stock/book/receive-into-stores";

/** Goods that leave a store's stock; below zero they come back at its average cost. */
export interface StoreIssue extends StoreItem {
  qtyEach: number;
  cause: Cause;
}

/**
 * Locks the stock of these stores until the transaction ends and answers what they have of these items, zero where they
 * never had one: for deciding whether goods can be taken back (U22).
 */
export async function lockStoreStock(tx: Tx, keys: readonly StoreItem[]): Promise<Map<StockKey, number>> {
  if (keys.length === 0) return new Map();
  await lockStores(tx, keys);
  const rows = await readStoreRows(tx, keys);
  return new Map(rows.map((row) => [stockKey(row.storeId, row.itemId), row.onHandEach]));
}

/**
 * Locks a store's stock and answers when a posted count last looked at each of these items; those that were never counted
 * are missing.
 */
export async function lockCounted(
  tx: Tx,
  storeId: number,
  itemIds: readonly number[],
): Promise<Map<number, Date>> {
  if (itemIds.length === 0) return new Map();
  await lockStores(
    tx,
    itemIds.map((itemId) => ({ storeId, itemId })),
  );
  const rows = await sqlOf(tx)<{ itemId: number; countedAt: string }[]>`
    select item_id as "itemId", counted_at as "countedAt" from store_stock
    where store_id = ${storeId}::int4 and item_id = any(${ints(itemIds)}::int4[]) and counted_at is not null`;
  return new Map(rows.map(({ itemId, countedAt }) => [itemId, new Date(countedAt)]));
}

/**
 * Takes goods out of stores' stock. The average cost stays, as with any issue (3.0.5). The figure may fall below zero: what
 * the caller must not allow it checks under `lockStoreStock`. Rows of one cause and item become one entry. The same cause
 * and reason again is a defect.
 */
export async function issueFromStores(
  tx: Tx,
  issues: readonly StoreIssue[],
  now: Date,
  reason: StockEntryReason,
): Promise<void> {
  const merged = mergeByCause(
    issues.map((issue) => ({ ...issue, placeId: issue.storeId })),
    (sum, issue) => {
      sum.qtyEach += issue.qtyEach;
    },
  ).filter(({ qtyEach }) => qtyEach !== 0);
  if (merged.length === 0) return;
  await lockStores(tx, merged);
  const keys = new Map(
    merged.map(({ storeId, itemId }) => [stockKey(storeId, itemId), { storeId, itemId }] as const),
  );
  const rows = new Map(
    (await readStoreRows(tx, [...keys.values()])).map((row) => [stockKey(row.storeId, row.itemId), row]),
  );
  const entries = merged.map((issue): StockEntry => {
    const row = rows.get(stockKey(issue.storeId, issue.itemId));
    invariant(row, `store ${issue.storeId} has no row of item ${issue.itemId}`);
    row.onHandEach -= issue.qtyEach;
    row.lastEntryNo += 1;
    return {
      placeId: issue.storeId,
      itemId: issue.itemId,
      entryNo: row.lastEntryNo,
      amountEach: -issue.qtyEach,
      onHandAfterEach: row.onHandEach,
      costMicro: row.costMicro,
      cause: issue.cause,
      reason,
    };
  });
  await writeEntries(tx, "store", entries, now);
  await writeStoreRows(tx, [...rows.values()]);
}
