import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import type { DcItem } from "@/server/stock/book/lock-dc-stock";
import { receiveIntoDc } from "@/server/stock/book/receive-into-dc";

/**
 * Puts goods back that a delivery took out of DC stock (红冲), at the cost at which they left, whatever the average is
 * today: quantity and value return together (3.0.5). What the delivery never took is a defect, as is a second return.
 */
export async function returnToDc(
  tx: Tx,
  deliveryId: number,
  goods: readonly (DcItem & { qtyEach: number })[],
  now: Date,
): Promise<void> {
  if (goods.length === 0) return;
  const sql = sqlOf(tx);
  const issued = await sql<{ itemId: number; dcId: number; costMicro: number }[]>`
    select item_id as "itemId", dc_id as "dcId", cost_micro as "costMicro" from dc_stock_entries
    where cause_type = 'delivery' and cause_id = ${deliveryId}::int8 and reason = 'delivery'
      and item_id = any(${ints(goods.map(({ itemId }) => itemId))}::text::int4[])`;
  const receipts = goods.map(({ dcId, itemId, qtyEach }) => {
    const issue = issued.find((entry) => entry.itemId === itemId && entry.dcId === dcId);
    invariant(issue, `delivery ${deliveryId} took no item ${itemId} out of DC ${dcId}`);
    return {
      dcId,
      itemId,
      qtyEach,
      costMicro: issue.costMicro,
      location: "",
      cause: { type: "delivery" as const, id: deliveryId },
      reason: "delivery_reversal" as const,
    };
  });
  await receiveIntoDc(tx, receipts, now);
}
