import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { ChangeMembersInput } from "../schema";
import { selectStores } from "../select-stores";

export interface PreviewedMembers {
  /** Stores that the selection stands for. */
  stores: number;
  /** Those of them that would come, or go. */
  changes: number;
  /** Codes of no open store, route or group: nothing can be changed with one of them. */
  unknown: string[];
}

/** What a change of members would do, before it is done. */
export async function previewMembers(
  db: DbOrTx,
  actor: Actor,
  { group, how, which }: ChangeMembersInput,
): Promise<PreviewedMembers> {
  mustBeAbleTo(actor, "group.read");
  const { stores, unknown } = await selectStores(db, which);
  const [members] = await sqlOf(db)<{ count: number }[]>`
    select count(*)::int4 as count from store_group_members m join store_groups g on g.id = m.group_id
    where g.code = ${group} and m.store_id = any(${ints(stores.map(({ id }) => id))}::int4[])`;
  const among = members?.count ?? 0;
  return { stores: stores.length, changes: how === "add" ? stores.length - among : among, unknown };
}
