import { column, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { lockDc } from "@/server/wave/lock-dc";
import { type FloorSettings, getFloorSettings } from "@/server/wave/queries/get-floor-settings";
import type { FloorSettingsInput } from "@/server/wave/schema";

/**
 * Says how a DC's floor works: by which method each zone is picked (R03), how often a place is looked at before it counts as
 * short (2.5), how many totes go on a cart and whether they are scanned, and how its aisles are measured, by which walks are routed and pick time is
 * estimated. Replaces what was said before; waves that are released keep their tasks. Saying the same again changes nothing. Refused with `floor/unknown-dc`.
 */
export async function setFloor(
  db: DbOrTx,
  actor: Actor,
  input: FloorSettingsInput,
  now: Date,
): Promise<FloorSettings> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "floor.configure");
    const dcId = await lockDc(tx, actor, input.dc);
    const before = await getFloorSettings(tx, actor, input);
    const rows = [
      { pickType: "case", zone: "", method: input.case },
      { pickType: "loose", zone: "", method: input.loose },
      ...input.zones.flatMap(({ zone, case: ofCase, loose }) => [
        ...(ofCase ? [{ pickType: "case", zone, method: ofCase }] : []),
        ...(loose ? [{ pickType: "loose", zone, method: loose }] : []),
      ]),
    ];
    const { cellCm, aisleCm, entryCm, exitCm } = input.layout ?? before.layout;
    const cartTotes = input.cartTotes ?? before.cartTotes;
    const asksTote = input.asksTote ?? before.asksTote;
    const sql = sqlOf(tx);
    await sql`delete from pick_methods where dc_id = ${dcId}::int4`;
    await sql`
      insert into pick_methods (dc_id, pick_type, zone, method)
      select ${dcId}::int4, * from unnest(${texts(column(rows, ({ pickType }) => pickType))}::text::pick_type[],
                                          ${texts(column(rows, ({ zone }) => zone))}::text::text[],
                                          ${texts(column(rows, ({ method }) => method))}::text::pick_method[])`;
    await sql`
      insert into floor_settings (dc_id, short_visits, cart_totes, asks_tote, cell_cm, aisle_cm, entry_cm, exit_cm)
      values (${dcId}::int4, ${input.shortVisits}::int2, ${cartTotes}::int2, ${asksTote}::bool, ${cellCm}::int2, ${aisleCm}::int2, ${entryCm}::int2, ${exitCm}::int2)
      on conflict (dc_id) do update set short_visits = excluded.short_visits, cart_totes = excluded.cart_totes, asks_tote = excluded.asks_tote,
        cell_cm = excluded.cell_cm, aisle_cm = excluded.aisle_cm, entry_cm = excluded.entry_cm, exit_cm = excluded.exit_cm`;
    const after = await getFloorSettings(tx, actor, input);
    if (JSON.stringify(before) !== JSON.stringify(after)) {
      await recordEvent(
        tx,
        actor,
        { type: "floor.configured", documentType: "dc", documentId: dcId, before, after },
        now,
      );
    }
    return after;
  });
}
