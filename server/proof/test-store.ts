import type { Db } from "@/db/client";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { receiveDirect } from "@/server/direct";
import { orderDirect } from "@/server/direct/commands/order-direct";
import { reverseDirect } from "@/server/direct/commands/reverse-direct";
import { recordSales } from "@/server/pos";
import type { BusinessDay } from "@/server/shared/business-day";
import { reverseShrinkage } from "@/server/shrinkage/commands/decide-shrinkage";
import { reportShrinkage } from "@/server/shrinkage/commands/report-shrinkage";
import { openStocktake, recordTakes, submitStocktake } from "@/server/stocktake";
import { setShelf } from "@/server/store-stock";
import { givenDelivered } from "@/server/testing/given-approved";
import { now, person } from "@/server/testing/given-delivery";

/** A store that was counted while a till was offline: the count found one missing, and the till's sales came after it. */
export async function givenStoreDay(db: Db): Promise<void> {
  const owner = person("owner");
  await setShelf(db, owner, { store: "S0", item: "I0", shelf: "A1" });
  const { stocktake } = await openStocktake(db, owner, { store: "S0", kind: "location", scope: "A1" }, now);
  const takes = [1, 2].map((n) => ({
    takeId: `proof-take-${n}`,
    item: "I0",
    counted: 1,
    agoSeconds: 120 - n,
  }));
  await recordTakes(db, owner, { stocktake, takes }, now);
  await submitStocktake(db, owner, { stocktake, missing: "leave", post: true }, now);
  const at = new Date(now.getTime() - 3_600_000).toISOString();
  const parcel = { store: "S0", batch: "late", sales: [{ item: "I0", qty: 2, amount: 700, at }] };
  await recordSales(db, person("pos"), parcel, now);
  const lines = [{ item: "I0", qty: 5, unitCost: 2_000_000 }];
  const bakery = { store: "S0", supplier: "Bakery", expectedOn: "2026-03-11" as BusinessDay, note: "" };
  const { order } = await orderDirect(db, owner, { ...bakery, lines }, now);
  const brought = { store: "S0", order, supplierNote: "", lines: [{ item: "I0", qty: 2 }] };
  await receiveDirect(db, owner, brought, now);
  const { receipt } = await receiveDirect(db, owner, brought, now);
  await reverseDirect(db, owner, { receipt, reason: "typed twice" }, now);
  // Of what the bakery brought: the rest is still on the truck.
  const broken = { store: "S0", reason: "damaged" as const, note: "", lines: [{ item: "I0", qty: 1 }] };
  await reportShrinkage(db, owner, broken, now);
  const { shrinkage } = await reportShrinkage(db, owner, broken, now);
  await reverseShrinkage(db, owner, { shrinkage, reason: "found whole" }, now);
}

/** A shelf that was counted one short before the store claimed that one had not come. */
export async function givenLateClaim(db: Db): Promise<void> {
  const owner = person("owner");
  const delivery = await givenDelivered(db, "S3", { I3: 4 });
  await setShelf(db, owner, { store: "S3", item: "I3", shelf: "B1" });
  const { stocktake } = await openStocktake(db, owner, { store: "S3", kind: "location", scope: "B1" }, now);
  const take = { takeId: "proof-take-3", item: "I3", counted: 3, agoSeconds: 0 };
  await recordTakes(db, owner, { stocktake, takes: [take] }, now);
  await submitStocktake(db, owner, { stocktake, missing: "leave", post: true }, now);
  const lines = [{ item: "I3", type: "short" as const, qty: 1 }];
  const { difference } = await reportDifference(db, owner, { delivery, lines, remark: "" }, now);
  const accepted = { difference, lines: [{ item: "I3", acceptedQty: 1 }] };
  await decideDifference(db, person("dc-manager"), accepted, now);
}

/** What can go wrong in a store's day, and the check that says so. */
export const storeDamages: [check: string, sql: string][] = [
  ["sold-before-count", "update sales_batch_items set seen_each = seen_each + 1"],
  ["sold-before-count", "delete from store_stock_entries where reason = 'stocktake' and cause_type = 'sale'"],
  ["sale-lines", "update sale_lines set qty_each = qty_each + 1"],
  ["counted-in-store", "update stocktake_lines set difference_each = difference_each + 1"],
  [
    "counted-in-store",
    "delete from store_stock_entries where reason = 'stocktake' and cause_type = 'stocktake'",
  ],
  ["counts-judged-anew", "update stocktake_lines set rejudged_each = rejudged_each + 1 where takes > 0"],
  [
    "counts-judged-anew",
    "delete from store_stock_entries where reason = 'stocktake' and cause_type = 'difference'",
  ],
  ["written-off-in-store", "update shrinkage_lines set qty_each = qty_each + 1"],
  ["written-off-in-store", "delete from store_stock_entries where reason = 'shrinkage'"],
  [
    "write-offs-taken-back",
    "update shrinkages set status = 'posted', reversed_at = null where status = 'reversed'",
  ],
  ["direct-received", "update direct_receipt_lines set qty_each = qty_each + 1"],
  ["direct-received", "delete from store_stock_entries where reason = 'receipt'"],
  ["direct-taken-back", "delete from store_stock_entries where reason = 'receipt_reversal'"],
  ["direct-ordered", "update direct_order_lines set received_each = received_each + 1"],
  ["direct-amounts", "update direct_receipts set amount_fen = amount_fen + 1"],
  ["direct-line-amounts", "update direct_receipt_lines set amount_fen = amount_fen + 1"],
  ["stocktake-takes", "update stocktake_lines set counted_each = counted_each + 1"],
];
