import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { findDc } from "../find-dc";
import { type CheckSettings, getCheckSettings } from "../queries/get-check-settings";
import type { CheckSettingsInput } from "../schema";

/**
 * Says how much of what is picked a DC checks before it leaves, of new pickers and of all, and whether its checkers count blind.
 * Holds for what becomes picked from now on; what was drawn before stays drawn. Saying the same again changes nothing.
 * Refused with `check/unknown-dc`.
 */
export async function setChecks(
  db: DbOrTx,
  actor: Actor,
  input: CheckSettingsInput,
  now: Date,
): Promise<CheckSettings> {
  mustBeAbleTo(actor, "floor.configure");
  return inTransaction(db, async (tx) => {
    const dcId = await findDc(tx, actor, input.dc);
    const sql = sqlOf(tx);
    await sql`select from dcs where id = ${dcId}::int4 for no key update`;
    const before = await getCheckSettings(tx, actor, input);
    const { percent, newPercent, newDays, isBlind } = input;
    const isSame =
      before.setByName !== null &&
      before.percent === percent &&
      before.newPercent === newPercent &&
      before.newDays === newDays &&
      before.isBlind === isBlind;
    if (isSame) return before;
    await sql`
      insert into check_settings (dc_id, percent, new_percent, new_days, is_blind, set_by_name, set_at)
      values (${dcId}::int4, ${percent}::int2, ${newPercent}::int2, ${newDays}::int2, ${isBlind}::bool, ${actor.name},
              ${now.toISOString()}::text::timestamptz)
      on conflict (dc_id) do update set percent = excluded.percent, new_percent = excluded.new_percent,
        new_days = excluded.new_days, is_blind = excluded.is_blind, set_by_name = excluded.set_by_name,
        set_at = excluded.set_at`;
    const after = await getCheckSettings(tx, actor, input);
    await recordEvent(
      tx,
      actor,
      { type: "checks.configured", documentType: "dc", documentId: dcId, before, after },
      now,
    );
    return after;
  });
}
