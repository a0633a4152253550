import type { Db, DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, systemActor } from "@/server/auth";
import { bumpCatalogVersion, writeStop } from "@/server/catalog";
import type { StopInput } from "@/server/catalog/schema";
import { closeStopped } from "./close-stopped";

/**
 * Stops an item or a category from being ordered (R17): quotes, orders, copies, suggestions and gifts obey from the next
 * moment. What waits in the pool of it is delivered, unless it is for safety: then it leaves at once as ITEM_STOPPED and the
 * owners are told (U15). A stop that begins later closes then, and what was submitted in the same moment a little later, by
 * the clock or by the run that comes first. What a wave has taken already is in no pool: its delivery orders are for the DC
 * to void. Answers how many orders it took something out of. Refused as `writeStop`.
 */
export async function stopItems(
  db: DbOrTx,
  actor: Actor,
  input: StopInput,
  now: Date,
): Promise<{ stop: number; ordersChanged: number }> {
  mustBeAbleTo(actor, "stop.change");
  return inTransaction(db, async (tx) => {
    const { stop } = await writeStop(tx, actor, input, now);
    const closed = input.forSafety ? await closeStopped(tx, actor, now) : [];
    await bumpCatalogVersion(tx);
    return { stop, ordersChanged: closed.length };
  });
}

/** Closes what is stopped for safety since a day began, or came back into the pool meanwhile. For the clock. */
export async function closeStoppedRows(db: Db, now: Date): Promise<{ orders: number }> {
  return inTransaction(db, async (tx) => ({ orders: (await closeStopped(tx, systemActor, now)).length }));
}
