import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { eventOf, lockGroup } from "../lock-group";
import type { ArchiveGroupInput } from "../schema";

/**
 * Archives a group of stores, or brings it back. Archived it changes no more and is chosen for nothing new; what named it before
 * goes on with its members. It is never deleted. Again: the same answer. Refused: `group/unknown`.
 */
export async function archiveGroup(
  db: DbOrTx,
  actor: Actor,
  { group, isArchived }: ArchiveGroupInput,
  now: Date,
): Promise<{ group: string; isArchived: boolean }> {
  mustBeAbleTo(actor, "group.change");
  return inTransaction(db, async (tx) => {
    const locked = await lockGroup(tx, { group });
    if (locked.isArchived === isArchived) return { group, isArchived };
    const at = isArchived ? now.toISOString() : null;
    await sqlOf(tx)`
      update store_groups set archived_at = ${at}::text::timestamptz where id = ${locked.id}::int4`;
    await recordEvent(tx, actor, eventOf(locked, isArchived ? "archived" : "restored"), now);
    return { group, isArchived };
  });
}
