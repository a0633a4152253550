import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";
import { type LockedDcStock, lockDcRows } from "@/server/stock/book/lock-dc-stock";
import {
  mergeByCause,
  type StockEntry,
  type StockEntryReason,
  stockKey,
  writeEntries,
} from "@/server/stock/book/movement";

/** Goods that leave a DC: `qtyEach` picked, `releasedEach` the allocation that ends with it. */
export interface DcIssue {
  dcId: number;
  itemId: number;
  qtyEach: number;
  releasedEach: number;
  cause: Cause;
}

/**
 * Takes picked goods out of DC stock and ends their reservations (R20, U1). The average cost stays. Rows of one item are
 * numbered one after the other in the order given; of one cause and item they become one entry, and nothing picked
 * writes none. The same cause again is a defect, as is more than is on hand or reserved.
 */
export async function issueFromDc(
  tx: Tx,
  issues: readonly DcIssue[],
  now: Date,
  reason: StockEntryReason = "delivery",
): Promise<void> {
  const merged = mergeByCause(
    issues.map((issue) => ({ ...issue, placeId: issue.dcId })),
    (sum, issue) => {
      sum.qtyEach += issue.qtyEach;
      sum.releasedEach += issue.releasedEach;
    },
  );
  const stock = await lockDcRows(tx, merged);
  const entries: StockEntry[] = [];
  for (const issue of merged) {
    const row = stock.get(stockKey(issue.dcId, issue.itemId));
    invariant(row, `DC ${issue.dcId} never had item ${issue.itemId}`);
    row.reservedEach -= issue.releasedEach;
    if (issue.qtyEach === 0) continue;
    row.onHandEach -= issue.qtyEach;
    row.lastEntryNo += 1;
    entries.push({
      placeId: issue.dcId,
      itemId: issue.itemId,
      entryNo: row.lastEntryNo,
      amountEach: -issue.qtyEach,
      onHandAfterEach: row.onHandEach,
      costMicro: row.costMicro ?? 0,
      cause: issue.cause,
      reason,
    });
  }
  await writeEntries(tx, "dc", entries, now);
  await writeDcRows(tx, [...stock.values()]);
}

/** Puts the figures of locked rows back. */
export async function writeDcRows(tx: Tx, rows: readonly LockedDcStock[]): Promise<void> {
  if (rows.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    update dc_stock s set on_hand_each = k.on_hand, reserved_each = k.reserved, cost_micro = k.cost,
                          last_entry_no = k.entry_no
    from unnest(${ints(rows.map((r) => r.dcId))}::text::int4[], ${ints(rows.map((r) => r.itemId))}::text::int4[],
                ${ints(rows.map((r) => r.onHandEach))}::text::int8[],
                ${ints(rows.map((r) => r.reservedEach))}::text::int8[],
                ${ints(rows.map((r) => r.costMicro))}::text::int8[],
                ${ints(rows.map((r) => r.lastEntryNo))}::text::int4[])
         as k (dc_id, item_id, on_hand, reserved, cost, entry_no)
    where s.dc_id = k.dc_id and s.item_id = k.item_id`;
}
