import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { businessDayOf } from "@/server/shared/business-day";
import { type Cause, causeKey } from "@/server/shared/cause";

export type StockEntryReason =
  | "opening"
  | "receipt"
  | "delivery"
  | "delivery_reversal"
  | "difference"
  | "return"
  | "sale"
  | "stocktake"
  | "shrinkage"
  | "adjustment";

export type StockKey = `${number}:${number}`;
/** Key of a stock row: DC or store, then item. */
export const stockKey = (placeId: number, itemId: number): StockKey => `${placeId}:${itemId}`;

/** An entry as it is written, with the figures after it. */
export interface StockEntry {
  placeId: number;
  itemId: number;
  entryNo: number;
  amountEach: number;
  onHandAfterEach: number;
  costMicro: number;
  cause: Cause;
  reason: StockEntryReason;
}

interface Place {
  placeId: number;
  itemId: number;
}

/** Orders rows as their table's primary key does: the order of locks and of writing. */
export const byPrimaryKey = (a: Place, b: Place) => a.placeId - b.placeId || a.itemId - b.itemId;

/**
 * Rows of one place, item and cause become one: a document may name an item twice (ordered and gift, or two orders), but
 * a cause moves an item once. The rows come back in primary-key order, the causes of one item in the order given.
 */
export function mergeByCause<Row extends Place & { cause: Cause }>(
  rows: readonly Row[],
  add: (sum: Row, row: Row) => void,
): Row[] {
  const merged = new Map<string, Row>();
  for (const row of rows) {
    const key = `${row.placeId}:${row.itemId}:${causeKey(row.cause)}`;
    const sum = merged.get(key);
    if (sum) add(sum, row);
    else merged.set(key, { ...row });
  }
  return [...merged.values()].sort(byPrimaryKey);
}

/** Appends entries to one of the two stock ledgers. The same cause, reason, place and item a second time is a defect. */
export async function writeEntries(
  tx: Tx,
  ledger: "dc" | "store",
  entries: readonly StockEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into ${ledger === "dc" ? sql`dc_stock_entries (dc_id` : sql`store_stock_entries (store_id`},
           item_id, entry_no, amount_each, on_hand_after_each, cost_micro, cause_type, cause_id, reason,
           business_on, posted_at)
    select e.*, ${businessDayOf(now)}::text::date, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(entries.map((e) => e.placeId))}::text::int4[],
                ${ints(entries.map((e) => e.itemId))}::text::int4[],
                ${ints(entries.map((e) => e.entryNo))}::text::int4[],
                ${ints(entries.map((e) => e.amountEach))}::text::int8[],
                ${ints(entries.map((e) => e.onHandAfterEach))}::text::int8[],
                ${ints(entries.map((e) => e.costMicro))}::text::int8[],
                ${texts(entries.map((e) => e.cause.type))}::text::cause_type[],
                ${ints(entries.map((e) => e.cause.id))}::text::int8[],
                ${texts(entries.map((e) => e.reason))}::text::stock_entry_reason[]) as e`;
}
