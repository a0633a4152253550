import type { Tx } from "@/db/client";
import { notify } from "@/server/notify";
import { formatQuantity } from "@/server/shared/quantity";

/** A pool row of an item that is stopped for safety. */
export interface StoppedRow {
  orderId: number;
  lineNo: number;
  pickType: "case" | "loose";
  itemId: number;
  qtyEach: number;
  orderNo: string;
  storeId: number;
  storeCode: string;
  storeName: string;
  itemName: string;
  unit: string;
  isWeighed: boolean;
  /** Of the stop. */
  reason: string;
}

/** An order of which something was stopped for safety, and whether anything of it still waits. */
export interface StoppedOrder {
  id: number;
  rows: StoppedRow[];
  isRestWaiting: boolean;
}

/** Tells the owners, once per order and moment, what of it will not come and why (U15). */
export async function tellOfStop(tx: Tx, orders: readonly StoppedOrder[], now: Date): Promise<void> {
  const messages = orders.flatMap(({ id, rows, isRestWaiting }) => {
    const [first] = rows;
    if (!first) return [];
    return [
      {
        to: { kind: "store" as const, id: first.storeId },
        template: "order.item_stopped" as const,
        details: {
          store: first.storeCode,
          storeName: first.storeName,
          order: first.orderNo,
          items: itemsOf(rows),
          reason: first.reason,
          isRestWaiting,
        },
        link: `/store/orders/${encodeURIComponent(first.orderNo)}`,
        dedupeKey: `order.item_stopped:${id}:${now.toISOString()}`,
      },
    ];
  });
  await notify(tx, messages, now);
}

/** Cases and pieces of an item, ordered or given, as one quantity. */
function itemsOf(rows: readonly StoppedRow[]): { name: string; qty: string; unit: string }[] {
  return [...Map.groupBy(rows, ({ itemId }) => itemId).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const qty = same.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
    const unit = first.isWeighed ? "kg" : first.unit;
    return [{ name: first.itemName, qty: formatQuantity(qty, first.isWeighed), unit }];
  });
}
