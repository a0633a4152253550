import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";
import { lockDcStock, stockKey, takeBackReceipt } from "@/server/stock";
import { crossDockOf } from "@/server/warehouse/find-dc";
import type { LockedReceipt } from "@/server/warehouse/lock-receipt";
import { mustAllBeThere } from "@/server/warehouse/rules/reversals";

/**
 * Takes a locked receipt out of the DC's book again and no longer counts it towards its purchase order, which is open again when only
 * this had closed it. Refused with `receipt/goods-gone` unless all its goods are there and promised to nobody.
 */
export async function postReversal(tx: Tx, dcId: number, receipt: LockedReceipt, now: Date): Promise<void> {
  await mustBeThere(tx, dcId, receipt);
  const crossDock = await crossDockOf(tx, dcId);
  const goods = receipt.lines.map((line) => ({
    ...line,
    dcId,
    ...(line.isCrossDock && crossDock !== undefined && { place: crossDock }),
  }));
  await takeBackReceipt(tx, receipt.id, goods, now);
  const sql = sqlOf(tx);
  await sql`
    update receipts set reversed_at = ${now.toISOString()}::text::timestamptz where id = ${receipt.id}::int8`;
  if (receipt.purchaseId === null) return;
  await sql`
    update purchase_lines l set received_each = l.received_each - k.qty
    from (select item_id, sum(qty)::int8 as qty
          from unnest(${ints(column(receipt.lines, ({ itemId }) => itemId))}::text::int4[],
                      ${ints(column(receipt.lines, ({ qtyEach }) => qtyEach))}::text::int8[]) as b (item_id, qty)
          group by item_id) k
    where l.purchase_id = ${receipt.purchaseId}::int8 and l.item_id = k.item_id`;
  await sql`
    update purchases set status = 'open', closed_by_name = null, closed_at = null
    where id = ${receipt.purchaseId}::int8 and status = 'closed' and close_reason = ''`;
}

/** Refused unless the goods are there: looked at under their lock. */
async function mustBeThere(tx: Tx, dcId: number, { receiptNo, lines }: LockedReceipt): Promise<void> {
  const stock = await lockDcStock(
    tx,
    lines.map(({ itemId }) => ({ dcId, itemId })),
  );
  const sums = new Map<number, { item: string; receivedEach: number }>();
  for (const { item, itemId, qtyEach } of lines) {
    const sum = sums.get(itemId);
    sums.set(itemId, { item, receivedEach: (sum?.receivedEach ?? 0) + qtyEach });
  }
  mustAllBeThere(
    receiptNo,
    [...sums].map(([itemId, sum]) => {
      const figures = stock.get(stockKey(dcId, itemId));
      invariant(figures, "every key that is locked has figures");
      return { ...sum, figures };
    }),
  );
}
