import type { Tx } from "@/db/client";
import { type DockPick, lyingAtCrossDock, planDockPicks } from "@/server/stock/book/cross-dock";
import { datedAmong, deliveryKey, type LotWant, planDeliveryLots } from "@/server/stock/book/delivery-lots";
import { lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { stockKey } from "@/server/stock/book/movement";
import { lyingElsewhere, requestMoves } from "@/server/stock/book/request-moves";

/**
 * What follows from a release: which of its delivery orders take goods at a place for cross-docking, of which expiry dates they are
 * picked, and what has to be carried to the pick faces for them, because it is promised and lies elsewhere. Locks the stock of items
 * that have dates or lie elsewhere, all at once; others cost nothing. Answers what is taken at a place for cross-docking.
 */
export async function planPicking(tx: Tx, wants: readonly LotWant[], now: Date): Promise<DockPick[]> {
  const dated = await datedAmong(tx, wants);
  const elsewhere = await lyingElsewhere(tx, wants);
  const docked = await lyingAtCrossDock(tx, wants);
  await lockDcRows(tx, [
    ...wants.filter(({ dcId, itemId }) => dated.has(stockKey(dcId, itemId))),
    ...elsewhere,
    ...docked,
  ]);
  const picks = await planDockPicks(tx, wants, docked, now);
  const atDock = new Map(picks.map((pick) => [deliveryKey(pick), pick.location]));
  await planDeliveryLots(tx, wants, dated, atDock, now);
  await requestMoves(tx, elsewhere, now);
  return picks;
}
