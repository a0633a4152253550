import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/shrinkage/errors";
import type { ShrinkageStatus } from "@/server/shrinkage/schema";

export interface LockedShrinkage {
  id: number;
  shrinkageNo: string;
  storeId: number;
  storeKind: "franchise" | "direct" | "independent";
  status: ShrinkageStatus;
  valueFen: number;
  reportedBy: string;
}

/** Locks a write-off; it comes before the stock of its store. One out of reach is refused, as is `shrinkage/unknown`. */
export async function lockShrinkage(tx: Tx, actor: Actor, shrinkage: string): Promise<LockedShrinkage> {
  const [found] = await sqlOf(tx)<LockedShrinkage[]>`
    select h.id, h.shrinkage_no as "shrinkageNo", h.store_id as "storeId", s.kind as "storeKind", h.status,
           h.value_fen as "valueFen", h.reported_by as "reportedBy"
    from shrinkages h join stores s on s.id = h.store_id where h.shrinkage_no = ${shrinkage} for update of h`;
  if (!found) throw refuse("shrinkage/unknown", { shrinkage });
  mustReachStore(actor, found.storeId);
  return found;
}
