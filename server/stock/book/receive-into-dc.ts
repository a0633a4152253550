import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";
import { writeDcRows } from "@/server/stock/book/issue-from-dc";
import { type LockedDcStock, lockDcRows, makeDcRows } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import {
  mergeByCause,
  type StockEntry,
  type StockEntryReason,
  stockKey,
  writeEntries,
} from "@/server/stock/book/movement";
import { type ExpiryDate, undated } from "@/server/stock/lot-rules";
import { costAfterReceipt, unitsOfCost, varianceOfReceipt } from "@/server/stock/rules";

export interface DcReceipt {
  dcId: number;
  itemId: number;
  /** Where the item is picked from now on; empty keeps the face it has. */
  location: string;
  /** Where these goods are put; without it at the face. */
  place?: string;
  qtyEach: number;
  /** Tax-inclusive, per piece or kilogram. */
  costMicro: number;
  cause: Cause;
  reason: StockEntryReason;
  /** Until when they are good; without it they have no date. */
  expiresOn?: ExpiryDate;
}

/**
 * Takes goods into DC stock at their cost: moving weighted average (3.0.5), rounded half up once per entry. The cost
 * counts for cost-plus prices from the next business day on; an item's first cost ever counts at once (rulings 36).
 * What the average leaves over is booked as a variance of its entry. Rows are made where missing. Rows of one cause and item
 * become one entry. The same cause again is a defect.
 */
export async function receiveIntoDc(tx: Tx, receipts: readonly DcReceipt[], now: Date): Promise<void> {
  if (receipts.length === 0) return;
  const merged = mergeByCause(receipts.map(withUnits), (sum, receipt) => {
    sum.qtyEach += receipt.qtyEach;
    sum.units += receipt.units;
    sum.location = receipt.location || sum.location;
  });
  await makeDcRows(tx, merged);
  const stock = await lockDcRows(tx, merged);
  const entries: StockEntry[] = [];
  const variances: Variance[] = [];
  const locations = new Map<string, string>();
  for (const receipt of merged) {
    const key = stockKey(receipt.dcId, receipt.itemId);
    const row = stock.get(key);
    invariant(row, `DC ${receipt.dcId} has no row for item ${receipt.itemId}`);
    if (receipt.location !== "") locations.set(key, receipt.location);
    if (receipt.qtyEach === 0) continue;
    const costMicro = costAfterReceipt(row, receipt.qtyEach, receipt.units);
    const units = varianceOfReceipt(row, receipt.qtyEach, receipt.units, costMicro);
    row.costMicro = costMicro;
    row.onHandEach += receipt.qtyEach;
    row.lastEntryNo += 1;
    if (units !== 0n) variances.push({ ...row, entryNo: row.lastEntryNo, units });
    entries.push({
      placeId: receipt.dcId,
      itemId: receipt.itemId,
      entryNo: row.lastEntryNo,
      amountEach: receipt.qtyEach,
      onHandAfterEach: row.onHandEach,
      costMicro: row.costMicro,
      cause: receipt.cause,
      reason: receipt.reason,
    });
  }
  await writeEntries(tx, "dc", entries, now);
  await writeVariances(tx, variances);
  const rows = [...stock.values()];
  await writeDcRows(tx, rows);
  await putAway(tx, receipts, rows, locations);
  await writeLocations(tx, rows, locations);
  await closeCosts(tx, rows, now);
}

/** What came lies at the pick face unless told, with its date; where the face has moved, what lay there moves with it. */
async function putAway(
  tx: Tx,
  receipts: readonly DcReceipt[],
  rows: readonly LockedDcStock[],
  locations: ReadonlyMap<string, string>,
): Promise<void> {
  const lots = await LotBook.load(tx, rows);
  const faceOf = new Map<string, string>();
  for (const row of rows) {
    const key = stockKey(row.dcId, row.itemId);
    const face = locations.get(key) ?? row.location;
    faceOf.set(key, face);
    if (face !== row.location) lots.relocate(row, row.location, face);
  }
  for (const { dcId, itemId, qtyEach, place, expiresOn = undated } of receipts) {
    const location = place ?? faceOf.get(stockKey(dcId, itemId)) ?? "";
    lots.put({ dcId, itemId }, { expiresOn, location, qtyEach });
  }
  await lots.write(tx);
}

const withUnits = (receipt: DcReceipt) => ({
  ...receipt,
  placeId: receipt.dcId,
  units: unitsOfCost(receipt.qtyEach, receipt.costMicro),
});

/** What the average left over at an entry. */
export interface Variance {
  dcId: number;
  itemId: number;
  entryNo: number;
  units: bigint;
}

/** Books what the average left over, beside the entries. */
export async function writeVariances(tx: Tx, variances: readonly Variance[]): Promise<void> {
  if (variances.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into dc_cost_variances (dc_id, item_id, entry_no, units)
    select * from unnest(${ints(variances.map((v) => v.dcId))}::text::int4[], ${ints(variances.map((v) => v.itemId))}::text::int4[],
                         ${ints(variances.map((v) => v.entryNo))}::text::int4[],
                         ${ints(variances.map((v) => Number(v.units)))}::text::int8[])`;
}

async function writeLocations(
  tx: Tx,
  rows: readonly LockedDcStock[],
  locations: ReadonlyMap<string, string>,
): Promise<void> {
  const moved = rows.filter(
    (row) => (locations.get(stockKey(row.dcId, row.itemId)) ?? row.location) !== row.location,
  );
  if (moved.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    update dc_stock s set location = k.location
    from unnest(${ints(moved.map((r) => r.dcId))}::text::int4[], ${ints(moved.map((r) => r.itemId))}::text::int4[],
                ${texts(moved.map((r) => locations.get(stockKey(r.dcId, r.itemId)) ?? ""))}::text::text[])
         as k (dc_id, item_id, location)
    where s.dc_id = k.dc_id and s.item_id = k.item_id`;
}

/** The day's last receipt is the day's close: a later one of the same day replaces it. */
export async function closeCosts(tx: Tx, rows: readonly LockedDcStock[], now: Date): Promise<void> {
  const costed = rows.filter((row) => row.costMicro !== null && row.costMicro > 0);
  if (costed.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into dc_cost_closes (dc_id, item_id, effective_on, cost_micro)
    select k.dc_id, k.item_id,
           case when exists (select from dc_cost_closes c where c.dc_id = k.dc_id and c.item_id = k.item_id)
                then ${addDays(businessDayOf(now), 1)}::text::date else '-infinity'::date end, k.cost
    from unnest(${ints(costed.map((r) => r.dcId))}::text::int4[], ${ints(costed.map((r) => r.itemId))}::text::int4[],
                ${ints(costed.map((r) => r.costMicro))}::text::int8[]) as k (dc_id, item_id, cost)
    on conflict (dc_id, item_id, effective_on) do update set cost_micro = excluded.cost_micro`;
}
