import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

/** The store groups by code, with how many members each has. At most 1,000. */
export async function listStoreGroups(
  db: DbOrTx,
  actor: Actor,
): Promise<{ group: string; name: string; stores: number }[]> {
  mustBeAbleTo(actor, "promotion.read");
  const rows = await sqlOf(db)<{ group: string; name: string; stores: number }[]>`
    select g.code as "group", g.name, (select count(*)::int4 from store_group_members m where m.group_id = g.id) as stores
    from store_groups g order by g.code limit 1000`;
  return [...rows];
}
