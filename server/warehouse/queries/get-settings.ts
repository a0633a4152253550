import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { findDc } from "@/server/warehouse/find-dc";
import { usualSettings, type WarehouseSettings } from "@/server/warehouse/rules/settings";

/** The settings as people write them. */
export interface SettingsView {
  dc: string;
  overReceiptBp: number;
  adjustmentLimit: string;
  receiptRestBp: number;
  shipRestBp: number;
  expiringDays: number;
}

/** How a DC keeps its stock in order; the defaults where it has said nothing. */
export async function settingsOf(db: DbOrTx, dcId: number): Promise<WarehouseSettings> {
  const sql = sqlOf(db);
  const [row] = await sql<WarehouseSettings[]>`
    select over_receipt_bp as "overReceiptBp", adjustment_limit_fen as "adjustmentLimitFen", receipt_rest_bp as "receiptRestBp",
           ship_rest_bp as "shipRestBp", expiring_days as "expiringDays"
    from warehouse_settings where dc_id = ${dcId}::int4`;
  return row ?? usualSettings;
}

/** The same for a screen. Refused: `warehouse/unknown-dc`, a DC out of reach. */
export async function getSettings(db: DbOrTx, actor: Actor, input: { dc: string }): Promise<SettingsView> {
  mustBeAbleTo(actor, "stock.read.dc");
  const { adjustmentLimitFen, ...settings } = await settingsOf(db, await findDc(db, actor, input.dc));
  return { dc: input.dc, ...settings, adjustmentLimit: formatFen(adjustmentLimitFen) };
}
