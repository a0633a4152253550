import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { retailSettingsOf } from "@/server/retail/queries/retail-settings";
import { findStore } from "@/server/store-stock";

/** How far a store prices by itself: a direct one asks headquarters (R13), another one within the corridor (R12). */
export async function getStoreTerms(db: DbOrTx, actor: Actor, input: { store: string }) {
  mustBeAbleTo(actor, "price.read");
  const { kind } = await findStore(db, actor, input.store);
  const { corridorBp } = await retailSettingsOf(db);
  return { isDirect: kind === "direct", corridorBp: kind === "direct" ? null : corridorBp };
}
