import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { findDc } from "@/server/warehouse/find-dc";
import { getSettings, type SettingsView } from "@/server/warehouse/queries/get-settings";
import type { SettingsInput } from "@/server/warehouse/schema";

/**
 * Says how a DC keeps its stock in order: the tolerance of receipts, the limits above which two persons are needed, how long goods must last. It counts
 * from now on; the same again changes nothing. Refused: `warehouse/unknown-dc`, a DC out of reach.
 */
export async function setSettings(
  db: DbOrTx,
  actor: Actor,
  input: SettingsInput,
  now: Date,
): Promise<SettingsView> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "warehouse.configure");
    const dcId = await findDc(tx, actor, input.dc);
    const sql = sqlOf(tx);
    await sql`select from dcs where id = ${dcId}::int4 for no key update`;
    const before = await getSettings(tx, actor, input);
    await sql`
      insert into warehouse_settings (dc_id, over_receipt_bp, adjustment_limit_fen, receipt_rest_bp, ship_rest_bp, expiring_days)
      values (${dcId}::int4, ${input.overReceiptBp}::int4, ${input.adjustmentLimit}::int8, ${input.receiptRestBp}::int4,
              ${input.shipRestBp}::int4, ${input.expiringDays}::int2)
      on conflict (dc_id) do update
      set over_receipt_bp = excluded.over_receipt_bp, adjustment_limit_fen = excluded.adjustment_limit_fen,
          receipt_rest_bp = excluded.receipt_rest_bp, ship_rest_bp = excluded.ship_rest_bp, expiring_days = excluded.expiring_days`;
    const after = await getSettings(tx, actor, input);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      const event = { type: "warehouse.configured", documentType: "dc", documentId: dcId };
      await recordEvent(tx, actor, { ...event, before, after }, now);
    }
    return after;
  });
}
