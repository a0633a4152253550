import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { eventOf, lockGroup } from "../lock-group";
import type { RenameGroupInput } from "../schema";

/**
 * Gives a group of stores another name; its code stays. The name that it has already changes nothing. Refused: `group/unknown`,
 * `group/archived`.
 */
export async function renameGroup(
  db: DbOrTx,
  actor: Actor,
  { group, name }: RenameGroupInput,
  now: Date,
): Promise<{ group: string; name: string }> {
  mustBeAbleTo(actor, "group.change");
  return inTransaction(db, async (tx) => {
    const locked = await lockGroup(tx, { group });
    if (locked.name === name) return { group, name };
    if (locked.isArchived) throw refuse("group/archived", { group });
    await sqlOf(tx)`update store_groups set name = ${name} where id = ${locked.id}::int4`;
    await recordEvent(
      tx,
      actor,
      { ...eventOf(locked, "renamed"), before: { name: locked.name }, after: { name } },
      now,
    );
    return { group, name };
  });
}
