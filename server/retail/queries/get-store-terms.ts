import type { DbOrTx } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { pricesHere } from "@/server/retail/commands/request-price-change";
import { retailSettingsOf } from "@/server/retail/queries/retail-settings";
import { findStore } from "@/server/store-stock";

/** How far a store prices by itself: a direct one asks headquarters (R13), another one within the corridor (R12). */
export async function getStoreTerms(db: DbOrTx, actor: Actor, input: { store: string }) {
  mustBeAbleTo(actor, "price.read");
  const store = await findStore(db, actor, input.store);
  const { corridorBp } = await retailSettingsOf(db);
  const isDirect = store.kind === "direct";
  const mayChange = isAbleTo(actor, "price.change") && pricesHere(actor, store);
  return { isDirect, corridorBp: isDirect ? null : corridorBp, mayChange };
}
