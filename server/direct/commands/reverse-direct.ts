import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { addReceived } from "@/server/direct/commands/receive-direct";
import { refuse } from "@/server/direct/errors";
import { lockOrder, setOrderStatus } from "@/server/direct/lock-order";
import type { DirectReceiptStatus, ReverseDirectInput } from "@/server/direct/schema";
import { recordEvent } from "@/server/event";
import { lockStoreStock, stockKey, takeBackFromStore } from "@/server/stock";

export interface DirectReversalState {
  receipt: string;
  status: DirectReceiptStatus;
}

interface Found {
  id: number;
  receiptNo: string;
  storeId: number;
  storeKind: "franchise" | "direct" | "independent";
  orderNo: string | null;
  reversedAt: string | null;
}

interface Goods {
  itemId: number;
  item: string;
  qtyEach: number;
  paidFen: number;
}

/**
 * Takes a receipt back as a whole by a red entry (红冲), because it was typed wrongly: its goods leave the store's stock at what they cost, so that
 * the average is as before; an order that it had completed is open again; its delivery note may come again. The owner does it in his store, headquarters in
 * direct ones. A repeat changes nothing; of two at once one takes it back. Refused: `direct/goods-gone` where less is in the stock than
 * came, `direct/not-yours`, `direct/unknown`, a store out of reach.
 */
export async function reverseDirect(
  db: DbOrTx,
  actor: Actor,
  { receipt, reason }: ReverseDirectInput,
  now: Date,
): Promise<DirectReversalState> {
  mustBeAbleTo(actor, "direct.reverse");
  return inTransaction(db, async (tx) => {
    const seen = await find(tx, actor, receipt);
    // The order before the receipt, as whoever receives for it locks them.
    const order = seen.orderNo === null ? null : await lockOrder(tx, actor, seen.orderNo);
    await sqlOf(tx)`select id from direct_receipts where id = ${seen.id}::int8 for update`;
    const { id, storeId, storeKind, reversedAt } = await find(tx, actor, receipt);
    if (reversedAt !== null) return { receipt, status: "reversed" };
    if (storeKind === "direct" && actor.role === "owner") throw refuse("direct/not-yours", { receipt });
    const goods = await lockGoodsOf(tx, receipt, id, storeId);
    const cause = { type: "direct_receipt" as const, id };
    await takeBackFromStore(
      tx,
      goods.map(({ item: _, ...line }) => ({ ...line, storeId, cause })),
      now,
    );
    await sqlOf(tx)`
      update direct_receipts set reversed_at = ${now.toISOString()}::text::timestamptz, reversed_by_name = ${actor.name},
             reverse_reason = ${reason} where id = ${id}::int8`;
    if (order) {
      const brought = new Map(goods.map(({ item, qtyEach }) => [item, qtyEach]));
      await addReceived(tx, order.id, order.lines, brought, -1);
      if (order.status === "closed" && order.closeReason === "")
        await setOrderStatus(tx, order.id, null, now);
    }
    const event = { type: "direct-receipt.reversed", documentType: "direct_receipt", documentId: id, reason };
    await recordEvent(tx, actor, event, now);
    return { receipt, status: "reversed" };
  });
}

async function find(tx: Tx, actor: Actor, receipt: string): Promise<Found> {
  const [found] = await sqlOf(tx)<Found[]>`
    select r.id, r.receipt_no as "receiptNo", r.store_id as "storeId", s.kind as "storeKind", o.order_no as "orderNo",
           r.reversed_at as "reversedAt"
    from direct_receipts r join stores s on s.id = r.store_id left join direct_orders o on o.id = r.order_id
    where r.receipt_no = ${receipt}`;
  if (!found) throw refuse("direct/unknown", { receipt });
  mustReachStore(actor, found.storeId);
  return found;
}

/** What came with a receipt, under the lock of the store's stock; refused with `direct/goods-gone` where less is there. */
async function lockGoodsOf(tx: Tx, receipt: string, id: number, storeId: number): Promise<Goods[]> {
  const sql = sqlOf(tx);
  const goods = await sql<Goods[]>`
    select l.item_id as "itemId", i.code as item, l.qty_each as "qtyEach", l.amount_fen as "paidFen"
    from direct_receipt_lines l join items i on i.id = l.item_id where l.receipt_id = ${id}::int8 order by l.line_no`;
  const there = await lockStoreStock(
    tx,
    goods.map(({ itemId }) => ({ storeId, itemId })),
  );
  const gone = goods.flatMap(({ item, itemId, qtyEach }) => {
    const onHand = there.get(stockKey(storeId, itemId)) ?? 0;
    return onHand < qtyEach ? [{ item, received: qtyEach, onHand }] : [];
  });
  if (gone.length > 0) throw refuse("direct/goods-gone", { receipt, lines: gone });
  return [...goods];
}
