import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findDc } from "../find-dc";
import type { CheckSettingsInput } from "../schema";

export interface CheckSettings extends CheckSettingsInput {
  /** Null while nobody has said anything: then nothing is checked. */
  setByName: string | null;
}

/** How much of what is picked a DC checks; what is proposed while nobody has said anything is nothing, blind. */
export async function getCheckSettings(
  db: DbOrTx,
  actor: Actor,
  { dc }: { dc: string },
): Promise<CheckSettings> {
  mustBeAbleTo(actor, "floor.configure");
  const dcId = await findDc(db, actor, dc);
  const sql = sqlOf(db);
  const [row] = await sql<Omit<CheckSettings, "dc">[]>`
    select percent, new_percent as "newPercent", new_days as "newDays", is_blind as "isBlind", set_by_name as "setByName"
    from check_settings where dc_id = ${dcId}::int4`;
  return { dc, ...(row ?? { percent: 0, newPercent: 0, newDays: 14, isBlind: true, setByName: null }) };
}
