import type { Tx } from "@/db/client";
import { notify } from "@/server/notify";
import { formatFen } from "@/server/shared/fen";

/** An order that a promotion was taken out of: what of its discounts is not granted, and how many gifts do not come. */
export interface StrippedOrder {
  id: number;
  orderNo: string;
  storeId: number;
  storeCode: string;
  storeName: string;
  discountFen: number;
  gifts: number;
}

/** Tells the owners what their order has lost and why (U8). */
export async function tellOfStrip(
  tx: Tx,
  promotion: { code: string; name: string; reason: string },
  orders: readonly StrippedOrder[],
  now: Date,
): Promise<void> {
  await notify(
    tx,
    orders.map(({ id, orderNo, storeId, storeCode, storeName, discountFen, gifts }) => ({
      to: { kind: "store" as const, id: storeId },
      template: "order.promotion_stripped" as const,
      details: {
        store: storeCode,
        storeName,
        order: orderNo,
        promotion: promotion.name,
        discount: formatFen(discountFen),
        hasGifts: gifts > 0,
        reason: promotion.reason,
      },
      link: `/store/orders/${encodeURIComponent(orderNo)}`,
      dedupeKey: `order.promotion_stripped:${id}:${promotion.code}`,
    })),
    now,
  );
}
