import type { Tx } from "@/db/client";
import { datedAmong, type LotWant, planDeliveryLots } from "@/server/stock/book/delivery-lots";
import { lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { stockKey } from "@/server/stock/book/movement";
import { lyingElsewhere, requestMoves } from "@/server/stock/book/request-moves";

/**
 * What follows from a release: of which expiry dates its delivery orders are picked, and what has to be carried to the pick faces for
 * them, because it is promised and lies elsewhere. Locks the stock of items that have dates or lie elsewhere, all at once; others cost
 * nothing.
 */
export async function planPicking(tx: Tx, wants: readonly LotWant[], now: Date): Promise<void> {
  const dated = await datedAmong(tx, wants);
  const elsewhere = await lyingElsewhere(tx, wants);
  await lockDcRows(tx, [
    ...wants.filter(({ dcId, itemId }) => dated.has(stockKey(dcId, itemId))),
    ...elsewhere,
  ]);
  await planDeliveryLots(tx, wants, dated, now);
  await requestMoves(tx, elsewhere, now);
}
