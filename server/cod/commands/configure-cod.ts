import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { codSettings } from "@/db/schema/cod";
import { codStopAfterDays } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { CodSettingsInput } from "@/server/cod/schema";
import { recordEvent } from "@/server/event";

/**
 * Sets after how many days of an unpaid delivery nothing more is generated for its store (R05); null: no such stop. It counts
 * from the next run. Setting the same again changes nothing.
 */
export async function setCodSettings(
  db: DbOrTx,
  actor: Actor,
  { stopAfterDays }: CodSettingsInput,
  now: Date,
): Promise<CodSettingsInput> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "cod.configure");
    const before = await codStopAfterDays(tx);
    if (before === stopAfterDays) return { stopAfterDays };
    const row = { stopAfterDays, changedByName: actor.name, changedAt: now };
    await tx
      .insert(codSettings)
      .values({ id: 1, ...row })
      .onConflictDoUpdate({ target: codSettings.id, set: row });
    const event = { type: "cod_settings.changed", documentType: "cod_settings", documentId: 1 };
    await recordEvent(
      tx,
      actor,
      { ...event, before: { stopAfterDays: before }, after: { stopAfterDays } },
      now,
    );
    return { stopAfterDays };
  });
}

/** The setting as it stands. */
export async function getCodSettings(db: DbOrTx, actor: Actor): Promise<CodSettingsInput> {
  mustBeAbleTo(actor, "cod.read");
  return { stopAfterDays: await codStopAfterDays(db) };
}
