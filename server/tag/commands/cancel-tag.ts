import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/tag/errors";
import type { TagStatus } from "@/server/tag/schema";

export interface LockedTag {
  id: number;
  storeId: number;
  store: string;
  status: TagStatus;
  isElectronic: boolean;
}

/** Locks a tag. Refused: `tag/unknown`, a store out of reach. */
export async function lockTag(tx: Tx, actor: Actor, tag: number): Promise<LockedTag> {
  const [found] = await sqlOf(tx)<LockedTag[]>`
    select t.id, t.store_id as "storeId", s.code as store, t.status, coalesce(e.is_electronic, false) as "isElectronic"
    from tags t join stores s on s.id = t.store_id left join store_tag_settings e on e.store_id = s.id
    where t.id = ${tag}::int8 for update of t`;
  if (!found) throw refuse("tag/unknown", { tag });
  mustReachStore(actor, found.storeId);
  return found;
}

/** Takes a wish for a tag back while it waits in the pool. A repeat changes nothing. Refused: `tag/not-pending`, `tag/unknown`. */
export async function cancelTag(
  db: DbOrTx,
  actor: Actor,
  { tag }: { tag: number },
  now: Date,
): Promise<{ tag: number; status: TagStatus }> {
  mustBeAbleTo(actor, "tag.request");
  return inTransaction(db, async (tx) => {
    const { id, status } = await lockTag(tx, actor, tag);
    if (status === "cancelled") return { tag, status };
    if (status !== "pending") throw refuse("tag/not-pending", { tag, status });
    await sqlOf(tx)`
      update tags set status = 'cancelled', ended_at = ${now.toISOString()}::text::timestamptz where id = ${id}::int8`;
    await recordEvent(tx, actor, { type: "tag.cancelled", documentType: "tag", documentId: id }, now);
    return { tag, status: "cancelled" };
  });
}
