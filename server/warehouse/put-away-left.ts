import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import {
  atCrossDock,
  type DcItem,
  leftAtDock,
  lockDcStock,
  lyingAtCrossDock,
  stockKey,
  unreleasedOf,
} from "@/server/stock";
import { requestPutAway } from "@/server/warehouse/put-away";

/**
 * Asks for goods at places for cross-docking to be put away that nobody waits for any more: what delivery orders are to get stays, and
 * with `forPool` what the pool waits for. What is on its way is not asked for twice. Moves nothing. Locks the stock rows. Answers how
 * many heaps are to be put away.
 */
export async function putAwayLeft(
  tx: Tx,
  keys: readonly DcItem[],
  now: Date,
  { forPool }: { forPool: boolean },
): Promise<number> {
  const docked = await lyingAtCrossDock(tx, keys);
  if (docked.length === 0) return 0;
  await lockDcStock(tx, docked);
  const unreleased = await unreleasedOf(tx, docked);
  const pooled = forPool ? await waitingOf(tx, docked) : new Map<string, number>();
  const left = (await atCrossDock(tx, docked, now)).flatMap((standing) => {
    const key = stockKey(standing.dcId, standing.itemId);
    const waitingEach = (unreleased.get(key) ?? 0) + (pooled.get(key) ?? 0);
    return leftAtDock(standing, waitingEach).map(({ location, ...lot }) => ({
      ...lot,
      dcId: standing.dcId,
      itemId: standing.itemId,
      place: location,
    }));
  });
  let heaps = 0;
  for (const [dcId, lots] of Map.groupBy(left, (lot) => lot.dcId))
    heaps += await requestPutAway(tx, dcId, lots, now);
  return heaps;
}

/** How much of these items waits in the pool for their DCs. */
async function waitingOf(tx: Tx, keys: readonly DcItem[]): Promise<Map<string, number>> {
  const rows = await sqlOf(tx)<(DcItem & { qtyEach: number })[]>`
    select p.dc_id as "dcId", p.item_id as "itemId", sum(p.qty_each)::int8 as "qtyEach"
    from pool_rows p join orders o on o.id = p.order_id and o.status in ('pooled', 'partly_generated')
    where p.dc_id = any(${ints([...new Set(keys.map(({ dcId }) => dcId))])}::int4[])
      and p.item_id = any(${ints([...new Set(keys.map(({ itemId }) => itemId))])}::int4[])
    group by p.dc_id, p.item_id`;
  return new Map(rows.map(({ dcId, itemId, qtyEach }) => [stockKey(dcId, itemId), qtyEach]));
}
