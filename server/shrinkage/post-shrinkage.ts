import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { issueFromStores, type StockEntryReason } from "@/server/stock";

interface Posted {
  id: number;
  storeId: number;
}

/** Takes the goods of a locked write-off out of the store's stock, once; the stock may fall below zero, as what is broken was there. */
export async function postShrinkage(tx: Tx, actor: Actor, { id, storeId }: Posted, now: Date): Promise<void> {
  await moveGoods(tx, { id, storeId }, 1, "shrinkage", now);
  await sqlOf(tx)`
    update shrinkages set status = 'posted', posted_at = ${now.toISOString()}::text::timestamptz where id = ${id}::int8`;
  await recordEvent(tx, actor, { type: "shrinkage.posted", documentType: "shrinkage", documentId: id }, now);
}

/** Moves the goods of a write-off out of the store (1) or back into it (−1), at its average cost. */
export async function moveGoods(
  tx: Tx,
  { id, storeId }: Posted,
  direction: 1 | -1,
  reason: StockEntryReason,
  now: Date,
): Promise<void> {
  const lines = await sqlOf(tx)<{ itemId: number; qtyEach: number }[]>`
    select item_id as "itemId", qty_each as "qtyEach" from shrinkage_lines where shrinkage_id = ${id}::int8`;
  const cause = { type: "shrinkage" as const, id };
  const issues = lines.map(({ itemId, qtyEach }) => ({
    storeId,
    itemId,
    qtyEach: direction * qtyEach,
    cause,
  }));
  await issueFromStores(tx, issues, now, reason);
}
