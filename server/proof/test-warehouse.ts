import type { Db } from "@/db/client";
import { asBusinessDay } from "@/server/shared/business-day";
import { now, person } from "@/server/testing/given-delivery";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { claimMoves } from "@/server/warehouse/commands/claim-moves";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { decideAdjustment } from "@/server/warehouse/commands/decide-adjustment";
import { fillFaces } from "@/server/warehouse/commands/fill-faces";
import { moveGoods } from "@/server/warehouse/commands/move-goods";
import { openCounts } from "@/server/warehouse/commands/open-counts";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { recordCount } from "@/server/warehouse/commands/record-count";
import { reverseReceipt } from "@/server/warehouse/commands/reverse-receipt";
import { setFace } from "@/server/warehouse/commands/set-face";
import { setPlace } from "@/server/warehouse/commands/set-place";
import { listCounts } from "@/server/warehouse/queries/list-counts";

import { listPlaces } from "@/server/warehouse/queries/list-places";

const manager = person("dc-manager", { id: 5 });

/** For tests: goods with an expiry date, which the next wave is picked from first, and goods at a dock that it takes there. */
export async function givenDated(db: Db): Promise<void> {
  const lines = [{ item: "I2", qty: 5, unitCost: 2_000_000, expiresOn: asBusinessDay("2026-12-01") }];
  const blind = { dc: "0001", supplier: "Mill", supplierNote: "" };
  await receiveGoods(db, manager, { ...blind, lines }, now);
  await setPlace(db, manager, { dc: "0001", place: "X-01", kind: "crossdock" }, now);
  const left = [{ item: "I3", qty: 6, unitCost: 2_000_000, crossDock: true }];
  await receiveGoods(db, manager, { ...blind, lines: left }, now);
}

/** For tests: a purchase order of which a part came, at costs that leave something over, an adjustment and a count. */
export async function givenReceived(db: Db): Promise<void> {
  const lines = [
    { item: "I0", qty: 100, unitCost: 2_333_333 },
    { item: "MEAT", qty: 5_000, unitCost: 21_000_000 },
  ];
  const order = { dc: "0001", supplier: "Farm", expectedOn: asBusinessDay("2026-03-11"), note: "", lines };
  const { purchase } = await createPurchase(db, manager, order, now);
  const brought = [
    { item: "I0", qty: 70 },
    { item: "MEAT", qty: 1_234 },
  ];
  await receiveGoods(db, manager, { dc: "0001", purchase, supplierNote: "N-1", lines: brought }, now);

  const blind = {
    dc: "0001",
    supplier: "Mill",
    supplierNote: "",
    lines: [{ item: "I2", qty: 7, unitCost: 9_000_000 }],
  };
  const { receipt } = await receiveGoods(db, manager, blind, now);
  await reverseReceipt(db, manager, { dc: "0001", receipt, reason: "of another DC" }, now);

  const wrong = { dc: "0001", item: "I1", qty: -200, reason: "damage" as const, note: "forklift" };
  const { adjustment } = await adjustStock(db, manager, wrong, now);
  const second = person("dc-manager", { id: 6 });
  await decideAdjustment(db, second, { dc: "0001", adjustment, decision: "approve", reason: "" }, now);

  await givenMoved(db);
  await openCounts(db, manager, { dc: "0001", items: ["CASE"] }, now);
  const { rows } = await listCounts(db, manager, { dc: "0001", limit: 50 });
  const count = rows.find(({ item }) => item === "CASE")?.count ?? 0;
  await recordCount(db, manager, { dc: "0001", count, counted: 0 }, now);
  await recordCount(db, manager, { dc: "0001", count, counted: 8_999_975 }, now);
}

/** Meat that lies in reserve, of which a part is carried to a face that should hold more. */
async function givenMoved(db: Db): Promise<void> {
  const dc = "0001";
  await setPlace(db, manager, { dc, place: "R-1", kind: "reserve" }, now);
  const { rows } = await listPlaces(db, manager, { dc, kind: "face", search: "MEAT", limit: 1 });
  const face = rows[0]?.place ?? "";
  const way = { dc, item: "MEAT", from: face, to: "R-1" };
  await moveGoods(db, manager, { ...way, scanId: "away", qty: 500 }, now);
  const limits = { min: 10_000_000, max: 20_000_000 };
  await setFace(db, manager, { dc, item: "MEAT", limits }, now);
  await fillFaces(db, manager, { dc }, now);
  const [task] = await claimMoves(db, manager, { dc }, now);
  const back = { dc, item: "MEAT", from: "R-1", to: face, task: task?.task };
  await moveGoods(db, manager, { ...back, scanId: "back", qty: 200 }, now);
}

/** For tests: what breaks each check of these figures. */
export const warehouseDamages: [check: string, sql: string][] = [
  ["dc-lots-placed", "delete from dc_places"],
  ["dc-lots-placed", "update dc_lots set location = 'nowhere' where item_id = 1"],
  ["dc-move-tasks", "update dc_move_tasks set moved_each = moved_each + 1"],
  ["dc-move-tasks", "delete from dc_moves where scan_id = 'back'"],
  ["purchase-received", "update purchase_lines set received_each = received_each + 1 where line_no = 1"],
  ["purchase-received", "delete from purchase_lines where line_no = 1"],
  ["received-into-dc", "update receipt_lines set qty_each = qty_each + 1"],
  ["received-into-dc", "delete from dc_stock_entries where cause_type = 'receipt'"],
  ["receipts-reversed", "delete from dc_stock_entries where reason = 'receipt_reversal'"],
  [
    "receipts-reversed",
    "alter table receipts disable trigger receipts_append_only; update receipts set reversed_at = received_at where purchase_id is not null",
  ],
  ["receipt-reversals-decided", "delete from receipt_reversals"],
  [
    "delivery-lots",
    "insert into delivery_lots (delivery_id, dc_id, item_id, expires_on, qty_each) select id, dc_id, 1, '2026-09-01', 900 from deliveries limit 1",
  ],
  [
    "cross-dock-picks",
    "insert into cross_dock_picks (delivery_id, dc_id, item_id, location, qty_each) select id, dc_id, 1, 'X-01', 5 from deliveries limit 1",
  ],
  ["cross-dock-picks", "update pick_lines set location = 'A-01' where location = 'X-01'"],
  ["dc-cost-variances", "delete from dc_cost_variances"],
  ["dc-cost-variances", "update receipt_lines set cost_micro = cost_micro + 1"],
  ["dc-stock-causes", "delete from receipts"],
  ["counted-in-dc", "update dc_counts set difference_each = difference_each - 1 where status = 'posted'"],
  ["counted-in-dc", "delete from dc_stock_entries where cause_type = 'stocktake'"],
  ["count-differences", "update dc_count_takes set difference_each = difference_each + 1"],
  ["count-differences", "delete from dc_count_takes"],
  ["adjusted-in-dc", "update stock_adjustments set qty_each = qty_each - 1"],
  ["adjusted-in-dc", "delete from dc_stock_entries where cause_type = 'adjustment'"],
  [
    "adjustments-two-persons",
    "alter table stock_adjustments drop constraint stock_adjustments_two_persons; update stock_adjustments set decided_by = requested_by",
  ],
];
