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

/**
 * Takes a wish for a tag back while it waits in the pool. What it had taken the place of for another reason, a new price above
 * all, waits again: the shelf must not keep an old price. A repeat changes nothing. Refused: `tag/not-pending`, `tag/unknown`.
 */
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
    await putBack(tx, id, now);
    await recordEvent(tx, actor, { type: "tag.cancelled", documentType: "tag", documentId: id }, now);
    return { tag, status: "cancelled" };
  });
}

/** Wishes that came to nothing are passed over; the tag before them waits again if it was not a wish, and they took its place. */
async function putBack(tx: Tx, cancelledId: number, now: Date): Promise<void> {
  await sqlOf(tx)`
    insert into tags (store_id, item_id, kind, source, status, change_id, effective_at, reason, requested_by_name, requested_at)
    select o.store_id, o.item_id, o.kind, o.source, 'pending', o.change_id, o.effective_at, o.reason, o.requested_by_name,
           ${now.toISOString()}::text::timestamptz
    from tags c
    cross join lateral (
      select * from tags b
      where b.store_id = c.store_id and b.item_id = c.item_id and b.kind = c.kind and b.id < c.id
        and (b.source <> 'store' or b.status not in ('superseded', 'cancelled'))
      order by b.id desc limit 1) o
    where c.id = ${cancelledId}::int8 and c.source = 'store' and o.source <> 'store' and o.status = 'superseded'
      and exists (select from tags w where w.store_id = o.store_id and w.item_id = o.item_id and w.kind = o.kind
                    and w.source = 'store' and w.id > o.id and w.requested_at = o.ended_at)
    on conflict (store_id, item_id, kind, coalesce(effective_at, '-infinity'::timestamptz)) where status = 'pending' do nothing`;
}
