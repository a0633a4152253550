import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { copiedFrom, copyInto } from "@/db/copy";
import { businessDayOf } from "@/server/shared/business-day";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";

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
  | "adjustment"
  | "receipt_reversal"
  | "shrinkage_reversal"
  | "return_refused"
  | "takeover";

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

/**
 * Puts rows in primary-key order (the order of locks and of writing), one item's rows by cause, and makes rows of one
 * place, item and cause one: a document may name an item twice (ordered and gift, or two orders), but a cause moves an
 * item once.
 */
export function mergeByCause<Row extends Place & { cause: Cause }>(
  rows: readonly Row[],
  add: (sum: Row, row: Row) => void,
): Row[] {
  const merged: Row[] = [];
  for (const place of inOrder(Map.groupBy(rows, ({ placeId }) => placeId)))
    for (const item of inOrder(Map.groupBy(place, ({ itemId }) => itemId))) {
      let sum: Row | undefined;
      for (const row of item.sort(byCause)) {
        if (sum && isSameCause(sum.cause, row.cause)) add(sum, row);
        else {
          sum = { ...row };
          merged.push(sum);
        }
      }
    }
  return merged;
}

/** The groups by their number. Rows are many, places and items few: so only these are sorted. */
const inOrder = <Row>(groups: ReadonlyMap<number, Row[]>) =>
  [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);

const byCause = (a: { cause: Cause }, b: { cause: Cause }) =>
  a.cause.id - b.cause.id || a.cause.type.localeCompare(b.cause.type);

const isSameCause = (a: Cause, b: Cause) => a.id === b.id && a.type === b.type;

/**
 * Appends entries to one of the two stock ledgers. The same cause, reason, place and item a second time is a defect. A day
 * in a closed month becomes the next open one, as in the ledgers of money. Nothing else may be sent in the transaction meanwhile.
 */
export async function writeEntries(
  tx: Tx,
  ledger: "dc" | "store",
  entries: readonly StockEntry[],
  now: Date,
): Promise<void> {
  if (entries.length < copiedFrom) {
    const alike = Map.groupBy(entries, (entry) => `${entry.cause.type} ${entry.reason}`);
    for (const group of alike.values()) await insertAlike(tx, ledger, group, now);
    return;
  }
  const [booking] = await sqlOf(tx)<{ day: string }[]>`
    select booking_day(${businessDayOf(now)}::text::date)::text as day`;
  invariant(booking, "every day is booked on some day");
  const postedAt = now.toISOString();
  await copyInto(
    tx,
    `${ledger}_stock_entries (${ledger}_id, item_id, entry_no, amount_each, on_hand_after_each, cost_micro, cause_id, cause_type,
      reason, business_on, posted_at)`,
    entries,
    (entry) => [
      entry.placeId,
      entry.itemId,
      entry.entryNo,
      entry.amountEach,
      entry.onHandAfterEach,
      entry.costMicro,
      entry.cause.id,
      entry.cause.type,
      entry.reason,
      booking.day,
      postedAt,
    ],
  );
}

/** A few entries of one kind of cause and one reason, in one round trip. */
async function insertAlike(
  tx: Tx,
  ledger: "dc" | "store",
  entries: readonly StockEntry[],
  now: Date,
): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const sql = sqlOf(tx);
  await sql`
    insert into ${ledger === "dc" ? sql`dc_stock_entries (dc_id` : sql`store_stock_entries (store_id`},
           item_id, entry_no, amount_each, on_hand_after_each, cost_micro, cause_id, cause_type, reason,
           business_on, posted_at)
    select e.*, ${first.cause.type}::text::cause_type, ${first.reason}::text::stock_entry_reason,
           d.day, ${now.toISOString()}::text::timestamptz
    from (select booking_day(${businessDayOf(now)}::text::date) as day offset 0) d
    cross join unnest(${ints(entries.map((e) => e.placeId))}::text::int4[],
                ${ints(entries.map((e) => e.itemId))}::text::int4[],
                ${ints(entries.map((e) => e.entryNo))}::text::int4[],
                ${ints(entries.map((e) => e.amountEach))}::text::int8[],
                ${ints(entries.map((e) => e.onHandAfterEach))}::text::int8[],
                ${ints(entries.map((e) => e.costMicro))}::text::int8[],
                ${ints(entries.map((e) => e.cause.id))}::text::int8[]) as e`;
}
