import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type DcItem, lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { stockKey } from "@/server/stock/book/movement";

export interface DcQuantity extends DcItem {
  /** Pieces, or grams of a weighed item; from 0 upwards. */
  qtyEach: number;
}

/**
 * Sets goods aside for delivery orders. More than is available is a defect (`dc_stock_not_oversold`): the allocator
 * decides under `lockDcStock`.
 */
export async function reserveDcStock(tx: Tx, rows: readonly DcQuantity[]): Promise<void> {
  await moveReserved(tx, rows, 1);
}

/** Gives goods back that were set aside and will not be delivered. More than is reserved is a defect. */
export async function unreserveDcStock(tx: Tx, rows: readonly DcQuantity[]): Promise<void> {
  await moveReserved(tx, rows, -1);
}

/** One row per DC and item, those of nothing left out. */
export function addUpByItem(rows: Iterable<DcQuantity>): DcQuantity[] {
  const sums = new Map<string, DcQuantity>();
  for (const { dcId, itemId, qtyEach } of rows) {
    if (qtyEach === 0) continue;
    const key = stockKey(dcId, itemId);
    const sum = sums.get(key);
    if (sum) sum.qtyEach += qtyEach;
    else sums.set(key, { dcId, itemId, qtyEach });
  }
  return [...sums.values()];
}

async function moveReserved(tx: Tx, rows: readonly DcQuantity[], sign: 1 | -1): Promise<void> {
  const changes = addUpByItem(rows);
  if (changes.length === 0) return;
  await lockDcRows(tx, changes);
  const sql = sqlOf(tx);
  const moved = await sql`
    update dc_stock s set reserved_each = s.reserved_each + k.qty
    from unnest(${ints(changes.map((c) => c.dcId))}::text::int4[],
                ${ints(changes.map((c) => c.itemId))}::text::int4[],
                ${ints(changes.map((c) => c.qtyEach * sign))}::text::int8[]) as k (dc_id, item_id, qty)
    where s.dc_id = k.dc_id and s.item_id = k.item_id`;
  if (moved.count !== changes.length)
    throw new Error(`${changes.length - moved.count} items are not stocked`);
}
