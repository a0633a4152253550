import { type DbOrTx, sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import type { ItemStop, Terms } from "../rules/terms";
import { safetyStop } from "../rules/terms-of-item";
import { loadCategories, pathsOf } from "./load-categories";
import { loadStops } from "./load-stops";

/** What is stopped for safety on a day (U15). */
export interface SafetyStops {
  /** What they name, so that a query can look for it: items, and categories with all below them. */
  itemIds: number[];
  categoryIds: number[];
  /** The stop that counts for an item in a store, if one does. */
  of: (storeId: number, item: { id: number; categoryId: number }) => ItemStop | undefined;
}

/**
 * The stops for safety as they are in the database now, also those that this transaction has just written; not out of the
 * terms that are remembered, which know of a stop only once it is committed.
 */
export async function safetyStopsOf(db: DbOrTx, day: BusinessDay): Promise<SafetyStops> {
  const sql = sqlOf(db);
  const stops = await loadStops(sql, day);
  const itemIds = namedIn(stops.itemStops);
  const named = new Set(namedIn(stops.categoryStops));
  const categoryPaths: Terms["categoryPaths"] =
    named.size === 0 ? new Map() : pathsOf(await loadCategories(sql));
  const categoryIds = [...categoryPaths].flatMap(([id, path]) =>
    path.some((above) => named.has(above)) ? [id] : [],
  );
  return {
    itemIds,
    categoryIds,
    of: (storeId, item) => safetyStop({ ...stops, categoryPaths }, storeId, item),
  };
}

const namedIn = (stops: ReadonlyMap<number, readonly ItemStop[]>) =>
  [...stops].flatMap(([id, all]) => (all.some(({ isForSafety }) => isForSafety) ? [id] : []));
