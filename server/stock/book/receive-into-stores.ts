import { ints, readInts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { copiedFrom, copyInto } from "@/db/copy";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";
import {
  mergeByCause,
  type StockEntry,
  type StockEntryReason,
  writeEntries,
} from "@/server/stock/book/movement";
import { costAfterReceipt, unitsOfPayment } from "@/server/stock/rules";

/** Goods that arrive in a store and what the store pays for them in all, after discounts; gifts are paid with 0. */
export interface StoreReceipt {
  storeId: number;
  itemId: number;
  qtyEach: number;
  paidFen: number;
  cause: Cause;
}

/** An item in a store. */
export interface StoreItem {
  storeId: number;
  itemId: number;
}

export interface StoreStockRow extends StoreItem {
  onHandEach: number;
  costMicro: number;
  lastEntryNo: number;
  /** The store never had the item. */
  isNew: boolean;
}

/**
 * Adds goods to stores' stock without anybody in the store approving it (R20). The store's cost is the moving average of
 * what it paid, gifts of the same item in the same document included (3.0.9), rounded half up once per entry. Rows are
 * made where missing. Rows of one cause and item become one entry, nothing received writes none. The same cause again
 * is a defect. A store's stock is locked as a whole, by the store's own row, lowest id first.
 */
export async function receiveIntoStores(
  tx: Tx,
  receipts: readonly StoreReceipt[],
  now: Date,
  reason: StockEntryReason = "delivery",
): Promise<void> {
  const merged = mergeByCause(
    receipts.map((receipt) => ({ ...receipt, placeId: receipt.storeId })),
    (sum, receipt) => {
      sum.qtyEach += receipt.qtyEach;
      sum.paidFen += receipt.paidFen;
    },
  ).filter((receipt) => receipt.qtyEach !== 0);
  if (merged.length === 0) return;
  await lockStores(tx, merged);
  const weighed = await weighedAmong(tx, merged);
  const stock = await readStoreRows(tx, merged.filter(isFirstOfItem));

  const entries: StockEntry[] = [];
  let at = -1;
  for (const [index, receipt] of merged.entries()) {
    if (isFirstOfItem(receipt, index, merged)) at += 1;
    const row = stock[at];
    invariant(row?.itemId === receipt.itemId && row.storeId === receipt.storeId, "rows are in order");
    const units = unitsOfPayment(receipt.paidFen, weighed.has(receipt.itemId));
    row.costMicro = costAfterReceipt(row, receipt.qtyEach, units);
    row.onHandEach += receipt.qtyEach;
    row.lastEntryNo += 1;
    entries.push({
      placeId: receipt.storeId,
      itemId: receipt.itemId,
      entryNo: row.lastEntryNo,
      amountEach: receipt.qtyEach,
      onHandAfterEach: row.onHandEach,
      costMicro: row.costMicro,
      cause: receipt.cause,
      reason,
    });
  }
  await writeEntries(tx, "store", entries, now);
  await writeStoreRows(tx, stock);
}

/** Whether a receipt of a list in primary-key order is the first of its store and item. */
const isFirstOfItem = (receipt: StoreItem, index: number, all: readonly StoreItem[]) =>
  all[index - 1]?.itemId !== receipt.itemId || all[index - 1]?.storeId !== receipt.storeId;

/** One lock per store instead of one per item: it also covers the items that the store never had. */
export async function lockStores(tx: Tx, rows: readonly StoreItem[]): Promise<void> {
  const sql = sqlOf(tx);
  const ids = [...new Set(rows.map((row) => row.storeId))];
  const locked = await sql`
    select id from stores where id = any(${ints(ids)}::int4[]) order by id for no key update`;
  invariant(locked.length === ids.length, `unknown store among ${ids.join(", ")}`);
  // An item that headquarters took over while this waited for the lock: the caller looked up another one, and begins anew.
  await sql`select must_not_be_taken_over(${ints([...new Set(rows.map((row) => row.itemId))])}::text::int4[])`;
}

/** Also proves that every item exists: there is no foreign key on the stock of stores. */
async function weighedAmong(tx: Tx, rows: readonly StoreReceipt[]): Promise<Set<number>> {
  const sql = sqlOf(tx);
  const ids = [...new Set(rows.map((row) => row.itemId))];
  const items = await sql<{ id: number; isWeighed: boolean }[]>`
    select id, is_weighed as "isWeighed" from items where id = any(${ints(ids)}::int4[])`;
  invariant(items.length === ids.length, `${ids.length - items.length} of ${ids.length} items are unknown`);
  return new Set(items.filter((item) => item.isWeighed).map((item) => item.id));
}

/** The rows as they are, zeros where the store never had the item, in the order of the keys. */
export async function readStoreRows(tx: Tx, keys: readonly StoreItem[]): Promise<StoreStockRow[]> {
  const sql = sqlOf(tx);
  const [found] = await sql<{ onHand: string; costs: string; numbers: string }[]>`
    select array_agg(on_hand_each)::text as "onHand", array_agg(cost_micro)::text as costs,
           array_agg(last_entry_no)::text as numbers
    from (
      select coalesce(s.on_hand_each, 0) as on_hand_each, coalesce(s.cost_micro, 0) as cost_micro,
             coalesce(s.last_entry_no, -1) as last_entry_no
      from unnest(${ints(keys.map((k) => k.storeId))}::text::int4[], ${ints(keys.map((k) => k.itemId))}::text::int4[])
           with ordinality as k (store_id, item_id, n)
      left join store_stock s on s.store_id = k.store_id and s.item_id = k.item_id
      order by k.n) in_order`;
  invariant(found, "an aggregate answers one row");
  const onHand = readInts(found.onHand);
  const costs = readInts(found.costs);
  const numbers = readInts(found.numbers);
  return keys.map(({ storeId, itemId }, index) => ({
    storeId,
    itemId,
    onHandEach: onHand[index] ?? 0,
    costMicro: costs[index] ?? 0,
    lastEntryNo: Math.max(0, numbers[index] ?? -1),
    isNew: (numbers[index] ?? -1) < 0,
  }));
}

/**
 * Puts the figures of locked stores back, and keeps those of items that a store gets for the first time (`isNew`): under the lock of
 * their store nobody else makes them.
 */
export async function writeStoreRows(tx: Tx, rows: readonly StoreStockRow[]): Promise<void> {
  const added = rows.filter(({ isNew }) => isNew);
  const isCopied = added.length >= copiedFrom;
  if (isCopied)
    await copyInto(
      tx,
      "store_stock (store_id, item_id, on_hand_each, cost_micro, last_entry_no)",
      added,
      (row) => [row.storeId, row.itemId, row.onHandEach, row.costMicro, row.lastEntryNo],
    );
  const kept = isCopied ? rows.filter(({ isNew }) => !isNew) : rows;
  if (kept.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into store_stock (store_id, item_id, on_hand_each, cost_micro, last_entry_no)
    select * from unnest(${ints(kept.map((r) => r.storeId))}::text::int4[],
                         ${ints(kept.map((r) => r.itemId))}::text::int4[],
                         ${ints(kept.map((r) => r.onHandEach))}::text::int8[],
                         ${ints(kept.map((r) => r.costMicro))}::text::int8[],
                         ${ints(kept.map((r) => r.lastEntryNo))}::text::int4[])
    on conflict (store_id, item_id) do update
    set on_hand_each = excluded.on_hand_each, cost_micro = excluded.cost_micro, last_entry_no = excluded.last_entry_no`;
}
