import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/retail/errors";
import { lockPriceBooks } from "@/server/retail/price-book";

export interface LockedChange {
  id: number;
  change: string;
  storeId: number;
  requestedBy: string;
  startsAt: Date;
  endsAt: Date | null;
}

/** Locks the price book of a change's store, which covers its lines. Refused: `retail/unknown-change`, a store out of reach. */
export async function lockChange(tx: Tx, actor: Actor, change: string): Promise<LockedChange> {
  const [found] = await sqlOf(tx)<
    (Omit<LockedChange, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string | null })[]
  >`
    select id, change_no as change, store_id as "storeId", requested_by as "requestedBy", effective_at as "startsAt",
           ends_at as "endsAt"
    from price_changes where change_no = ${change}`;
  if (!found) throw refuse("retail/unknown-change", { change });
  mustReachStore(actor, found.storeId);
  await lockPriceBooks(tx, [found.storeId]);
  const { startsAt, endsAt } = found;
  return { ...found, startsAt: new Date(startsAt), endsAt: endsAt === null ? null : new Date(endsAt) };
}
