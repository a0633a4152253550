import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Cause } from "@/server/shared/cause";
import { invariant } from "@/server/shared/invariant";
import { dockPlacesOf } from "@/server/stock/book/cross-dock";
import {
  type DeliveryLot,
  deliveryKey,
  dropDeliveryLots,
  plannedLots,
  writeIssuedLots,
} from "@/server/stock/book/delivery-lots";
import { type LockedDcStock, lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import { dropGoneTasks } from "@/server/stock/book/move-lots";
import {
  mergeByCause,
  type StockEntry,
  type StockEntryReason,
  stockKey,
  writeEntries,
} from "@/server/stock/book/movement";
import { byDate, type Dated, type Lot, type LotWish } from "@/server/stock/lot-rules";

/** Goods that leave a DC: `qtyEach` picked, `releasedEach` the allocation that ends with it. */
export interface DcIssue {
  dcId: number;
  itemId: number;
  qtyEach: number;
  releasedEach: number;
  cause: Cause;
  /** Of a date or from a place as far as there are any; else as planned for the delivery order, else first expired first. */
  lot?: LotWish;
}

/**
 * Takes picked goods out of DC stock and ends their reservations (R20, U1). The average cost stays. Rows of one item are
 * numbered one after the other in the order given; of one cause and item they become one entry, and nothing picked
 * writes none. The same cause again is a defect, as is more than is on hand or reserved.
 */
export async function issueFromDc(
  tx: Tx,
  issues: readonly DcIssue[],
  now: Date,
  reason: StockEntryReason = "delivery",
): Promise<void> {
  const merged = mergeByCause(
    issues.map((issue) => ({ ...issue, placeId: issue.dcId })),
    (sum, issue) => {
      sum.qtyEach += issue.qtyEach;
      sum.releasedEach += issue.releasedEach;
    },
  );
  const stock = await lockDcRows(tx, merged);
  const lots = await LotBook.load(tx, merged);
  const wishes = await plansOf(tx, merged, lots);
  const issued: DeliveryLot[] = [];
  const entries: StockEntry[] = [];
  for (const issue of merged) {
    const row = stock.get(stockKey(issue.dcId, issue.itemId));
    invariant(row, `DC ${issue.dcId} never had item ${issue.itemId}`);
    row.reservedEach -= issue.releasedEach;
    if (issue.qtyEach === 0) continue;
    const taken = takeAsPlanned(lots, row, issue, wishes);
    if (wishes.isDated(issue) && issue.cause.type === "delivery")
      for (const { expiresOn, qtyEach } of byDate(taken))
        issued.push({
          deliveryId: issue.cause.id,
          dcId: issue.dcId,
          itemId: issue.itemId,
          expiresOn,
          qtyEach,
        });
    row.onHandEach -= issue.qtyEach;
    row.lastEntryNo += 1;
    entries.push({
      placeId: issue.dcId,
      itemId: issue.itemId,
      entryNo: row.lastEntryNo,
      amountEach: -issue.qtyEach,
      onHandAfterEach: row.onHandEach,
      costMicro: row.costMicro ?? 0,
      cause: issue.cause,
      reason,
    });
  }
  await writeEntries(tx, "dc", entries, now);
  await writeDcRows(tx, [...stock.values()]);
  await lots.write(tx);
  await wishes.close(tx, issued);
  // Goods that left from a dock are not there to be carried away; at faces the next look finds out.
  const docked = merged.filter((issue) => wishes.dockOf(issue) !== undefined);
  if (docked.length > 0) await dropGoneTasks(tx, docked, now);
}

/** What was planned for the delivery orders among the causes, where any item of theirs has dates. */
async function plansOf(tx: Tx, issues: readonly DcIssue[], lots: LotBook) {
  const dated = new Set(
    issues.filter((issue) => lots.isDated(issue)).map(({ dcId, itemId }) => stockKey(dcId, itemId)),
  );
  const deliveries = [...new Set(issues.flatMap(({ cause }) => (cause.type === "delivery" ? cause.id : [])))];
  const planned = dated.size === 0 ? [] : await plannedLots(tx, deliveries);
  const plans = Map.groupBy(planned, deliveryKey);
  const atDock = await dockPlacesOf(tx, deliveries);
  return {
    isDated: ({ dcId, itemId }: DcIssue) => dated.has(stockKey(dcId, itemId)),
    of: ({ cause, itemId }: DcIssue): Dated[] =>
      cause.type === "delivery" ? (plans.get(deliveryKey({ deliveryId: cause.id, itemId })) ?? []) : [],
    /** Where it was picked for a delivery order, if not at the pick face. */
    dockOf: ({ cause, itemId }: DcIssue) =>
      cause.type === "delivery" ? atDock.get(deliveryKey({ deliveryId: cause.id, itemId })) : undefined,
    /** What left takes the place of what was planned, also where nothing left. */
    close: async (within: Tx, issued: readonly DeliveryLot[]) => {
      if (dated.size > 0) await writeIssuedLots(within, deliveries, issued);
      else if (atDock.size > 0) await dropDeliveryLots(within, deliveries);
    },
  };
}

/**
 * Takes the goods of an issue: of the dates that were planned for it, in their order, then of any; what was picked comes from the face,
 * or from the place for cross-docking where its delivery order took it.
 */
function takeAsPlanned(
  lots: LotBook,
  row: LockedDcStock,
  issue: DcIssue,
  plans: Awaited<ReturnType<typeof plansOf>>,
): Lot[] {
  const taken: Lot[] = [];
  const place = plans.dockOf(issue) ?? row.location;
  let open = issue.qtyEach;
  for (const { expiresOn, qtyEach } of plans.of(issue)) {
    const qty = Math.min(open, qtyEach);
    if (qty > 0) taken.push(...lots.take(issue, place, qty, { expiresOn }));
    open -= qty;
  }
  const picked = issue.cause.type === "delivery" ? { location: place } : {};
  if (open > 0) taken.push(...lots.take(issue, place, open, issue.lot ?? picked));
  return taken;
}

/** Puts the figures of locked rows back. */
export async function writeDcRows(tx: Tx, rows: readonly LockedDcStock[]): Promise<void> {
  if (rows.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    update dc_stock s set on_hand_each = k.on_hand, reserved_each = k.reserved, cost_micro = k.cost,
                          last_entry_no = k.entry_no
    from unnest(${ints(rows.map((r) => r.dcId))}::text::int4[], ${ints(rows.map((r) => r.itemId))}::text::int4[],
                ${ints(rows.map((r) => r.onHandEach))}::text::int8[],
                ${ints(rows.map((r) => r.reservedEach))}::text::int8[],
                ${ints(rows.map((r) => r.costMicro))}::text::int8[],
                ${ints(rows.map((r) => r.lastEntryNo))}::text::int4[])
         as k (dc_id, item_id, on_hand, reserved, cost, entry_no)
    where s.dc_id = k.dc_id and s.item_id = k.item_id`;
}
