import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "../errors";
import { eventOf } from "../lock-group";
import type { CreateGroupInput } from "../schema";

/**
 * Makes a group of stores (店群), without members yet. Refused: `group/code-taken`, also where another one is made with the
 * same code at the same moment.
 */
export async function createGroup(
  db: DbOrTx,
  actor: Actor,
  { group, name }: CreateGroupInput,
  now: Date,
): Promise<{ group: string; name: string }> {
  mustBeAbleTo(actor, "group.change");
  return inTransaction(db, async (tx) => {
    const [made] = await sqlOf(tx)<{ id: number }[]>`
      insert into store_groups (code, name) values (${group}, ${name}) on conflict (code) do nothing returning id`;
    if (!made) throw refuse("group/code-taken", { group });
    await recordEvent(tx, actor, { ...eventOf(made, "created"), after: { name } }, now);
    return { group, name };
  });
}
