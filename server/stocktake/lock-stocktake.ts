import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/stocktake/errors";
import type { StocktakeKind, StocktakeStatus } from "@/server/stocktake/schema";

export interface LockedStocktake {
  id: number;
  stocktakeNo: string;
  storeId: number;
  storeKind: "franchise" | "direct" | "independent";
  kind: StocktakeKind;
  status: StocktakeStatus;
}

/** Locks a count; counts come before the stock of the store. One out of reach is unknown (`stocktake/unknown`). */
export async function lockStocktake(tx: Tx, actor: Actor, stocktake: string): Promise<LockedStocktake> {
  const [found] = await sqlOf(tx)<LockedStocktake[]>`
    select t.id, t.stocktake_no as "stocktakeNo", t.store_id as "storeId", s.kind as "storeKind", t.kind, t.status
    from stocktakes t join stores s on s.id = t.store_id where t.stocktake_no = ${stocktake} for update of t`;
  if (!found) throw refuse("stocktake/unknown", { stocktake });
  mustReachStore(actor, found.storeId);
  return found;
}
