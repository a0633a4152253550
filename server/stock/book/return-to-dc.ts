import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import type { DcItem } from "@/server/stock/book/lock-dc-stock";
import { receiveIntoDc } from "@/server/stock/book/receive-into-dc";
import type { ExpiryDate } from "@/server/stock/lot-rules";

/**
 * Puts goods back that a delivery took out of DC stock (红冲), at the cost at which they left, whatever the average is
 * today: quantity and value return together (3.0.5), with the dates that left. What the delivery never took is a defect, as is a second return.
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
      and item_id = any(${ints(goods.map(({ itemId }) => itemId))}::int4[])`;
  const lots = await sql<{ itemId: number; expiresOn: ExpiryDate; qtyEach: number }[]>`
    select item_id as "itemId", expires_on::text as "expiresOn", qty_each as "qtyEach" from delivery_lots
    where delivery_id = ${deliveryId}::int8 and is_issued order by item_id, expires_on`;
  const receipts = goods.flatMap(({ dcId, itemId, qtyEach }) => {
    const issue = issued.find((entry) => entry.itemId === itemId && entry.dcId === dcId);
    invariant(issue, `delivery ${deliveryId} took no item ${itemId} out of DC ${dcId}`);
    const receipt = {
      dcId,
      itemId,
      costMicro: issue.costMicro,
      location: "",
      cause: { type: "delivery" as const, id: deliveryId },
      reason: "delivery_reversal" as const,
    };
    const dated = lots.filter((lot) => lot.itemId === itemId);
    if (dated.length === 0) return [{ ...receipt, qtyEach }];
    return dated.map(({ expiresOn, qtyEach: ofDate }) => ({ ...receipt, expiresOn, qtyEach: ofDate }));
  });
  await receiveIntoDc(tx, receipts, now);
}
