import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import { type StockKey, stockKey } from "@/server/stock/book/movement";
import { unfitOf } from "@/server/stock/queries/unfit-of";

export interface DcItem {
  dcId: number;
  itemId: number;
}

/** A DC's figures for one item; what is available = on hand − reserved. */
export interface DcStockFigures {
  onHandEach: number;
  reservedEach: number;
  availableEach: number;
  /** Moving weighted average; null when the DC never received the item. */
  costMicro: number | null;
  /** Where pickers find it; empty when unknown. */
  location: string;
}

export interface LockedDcStock extends DcStockFigures {
  dcId: number;
  itemId: number;
  lastEntryNo: number;
}

/**
 * Locks DC stock rows until the transaction ends, in the order of (DC, item) whatever the order asked for. An item the DC
 * never had answers with zeros: there is nothing to allocate and nothing to lock. With a day, what is too short then for a store is not available.
 */
export async function lockDcStock(
  tx: Tx,
  keys: readonly DcItem[],
  day?: BusinessDay,
): Promise<Map<StockKey, DcStockFigures>> {
  const rows: Map<StockKey, DcStockFigures> = await lockDcRows(tx, keys);
  if (day !== undefined)
    for (const [key, unfitEach] of await unfitOf(tx, keys, day)) {
      const row = rows.get(key);
      if (row) rows.set(key, { ...row, availableEach: Math.max(0, row.availableEach - unfitEach) });
    }
  const none = { onHandEach: 0, reservedEach: 0, availableEach: 0, costMicro: null, location: "" };
  return new Map(
    keys.map(({ dcId, itemId }) => {
      const key = stockKey(dcId, itemId);
      return [key, rows.get(key) ?? none];
    }),
  );
}

/** The locked rows as they are, for posting; keys without a row are missing. */
export async function lockDcRows(tx: Tx, keys: readonly DcItem[]): Promise<Map<StockKey, LockedDcStock>> {
  if (keys.length === 0) return new Map();
  const { dcIds, itemIds } = distinct(keys);
  const sql = sqlOf(tx);
  const rows = await sql<Omit<LockedDcStock, "availableEach">[]>`
    select s.dc_id as "dcId", s.item_id as "itemId", s.on_hand_each as "onHandEach",
           s.reserved_each as "reservedEach", s.cost_micro as "costMicro", s.last_entry_no as "lastEntryNo", s.location
    from unnest(${ints(dcIds)}::text::int4[], ${ints(itemIds)}::text::int4[]) as k (dc_id, item_id)
    join dc_stock s on s.dc_id = k.dc_id and s.item_id = k.item_id
    order by s.dc_id, s.item_id for update of s`;
  return new Map(
    rows.map((row) => [
      stockKey(row.dcId, row.itemId),
      { ...row, availableEach: row.onHandEach - row.reservedEach },
    ]),
  );
}

/** Makes the rows that are missing, in key order, before anything is locked: two first receipts never deadlock. */
export async function makeDcRows(tx: Tx, keys: readonly DcItem[]): Promise<void> {
  const { dcIds, itemIds } = distinct(keys);
  const sql = sqlOf(tx);
  await sql`
    insert into dc_stock (dc_id, item_id)
    select k.* from unnest(${ints(dcIds)}::text::int4[], ${ints(itemIds)}::text::int4[]) as k (dc_id, item_id)
    where not exists (select from dc_stock s where s.dc_id = k.dc_id and s.item_id = k.item_id)
    on conflict do nothing`;
}

/** Locks the rows of items that are about to come in, those that the DC never had included. */
export async function lockForReceipt(tx: Tx, keys: readonly DcItem[]): Promise<void> {
  if (keys.length === 0) return;
  await makeDcRows(tx, keys);
  await lockDcRows(tx, keys);
}

function distinct(keys: readonly DcItem[]): { dcIds: number[]; itemIds: number[] } {
  const once = new Map(keys.map((key) => [stockKey(key.dcId, key.itemId), key]));
  const sorted = [...once.values()].sort((a, b) => a.dcId - b.dcId || a.itemId - b.itemId);
  return { dcIds: sorted.map((key) => key.dcId), itemIds: sorted.map((key) => key.itemId) };
}
