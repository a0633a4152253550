import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { type RetailSettings, retailSettingsOf } from "@/server/retail/queries/retail-settings";
import type { RetailSettingsInput } from "@/server/retail/schema";

/** Says how far from the suggested price a franchise store may go by itself, and whether a takeover brings its price along. */
export async function setRetailSettings(
  db: DbOrTx,
  actor: Actor,
  after: RetailSettingsInput,
  now: Date,
): Promise<RetailSettings> {
  mustBeAbleTo(actor, "price.configure");
  return inTransaction(db, async (tx) => {
    const before = await retailSettingsOf(tx);
    await sqlOf(tx)`
      insert into retail_settings (is_only, corridor_bp, override_price)
      values (true, ${after.corridorBp}::int4, ${after.overridePrice}::bool)
      on conflict (is_only) do update set corridor_bp = excluded.corridor_bp, override_price = excluded.override_price`;
    const event = { type: "retail.configured", documentType: "settings", documentId: 1, before, after };
    await recordEvent(tx, actor, event, now);
    return after;
  });
}
