import { sqlOf, type Tx } from "@/db/client";
import { refuse } from "./errors";
import type { GroupRef } from "./schema";

export interface LockedGroup {
  id: number;
  group: string;
  name: string;
  isArchived: boolean;
}

/** Locks a group of stores by its code. Refused: `group/unknown`. */
export async function lockGroup(tx: Tx, { group }: GroupRef): Promise<LockedGroup> {
  const [found] = await sqlOf(tx)<LockedGroup[]>`
    select id, code as "group", name, archived_at is not null as "isArchived"
    from store_groups where code = ${group} for no key update`;
  if (!found) throw refuse("group/unknown", { group });
  return found;
}

/** What happened to a group, for its history. */
export const eventOf = (group: Pick<LockedGroup, "id">, what: string) => ({
  type: `store-group.${what}`,
  documentType: "store-group",
  documentId: group.id,
});
