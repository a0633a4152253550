import type { Db } from "@/db/client";
import { openStocktake, recordTakes, submitStocktake } from "@/server/stocktake";
import type { Cast } from "../demo";

/** What the clerk found on the drinks shelf a while ago: a bottle of tea more, two cans fewer. */
const found: Record<string, number> = { 10001: 78, 10002: 58, 10005: 62, 10007: 30 };

/**
 * Counts of this morning: the drinks shelf of the first store is posted, today's few items wait to be counted; a direct store has
 * counted what it has, and headquarters have not looked at it yet.
 */
export async function countShelves(db: Db, cast: Cast, now: Date): Promise<void> {
  const owner = cast("owner");
  const hq = cast("hq");
  const shelf = await openStocktake(db, owner, { store: "S001", kind: "location", scope: "A1" }, now);
  await count(db, cast, shelf.stocktake, found, now);
  await submitStocktake(db, owner, { stocktake: shelf.stocktake, missing: "leave", post: true }, now);
  await openStocktake(db, owner, { store: "S001", kind: "daily", scope: "" }, now);
  const direct = await openStocktake(db, hq, { store: "S003", kind: "category", scope: "C10" }, now);
  await count(db, cast, direct.stocktake, { 10001: 57, 10005: 48 }, now);
  await submitStocktake(
    db,
    cast("storehand"),
    { stocktake: direct.stocktake, missing: "leave", post: true },
    now,
  );
}

async function count(db: Db, cast: Cast, stocktake: string, counted: Record<string, number>, now: Date) {
  const takes = Object.entries(counted).map(([item, qty]) => ({
    takeId: `${stocktake}-${item}`,
    item,
    counted: qty,
    agoSeconds: 300,
  }));
  // What is far off is counted again, and the second take stands.
  const again = takes.map((take) => ({ ...take, takeId: `${take.takeId}-2`, agoSeconds: 60 }));
  await recordTakes(db, cast("storehand"), { stocktake, takes: [...takes, ...again] }, now);
}
