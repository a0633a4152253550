import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type Page, pageOf } from "@/server/shared/paging";
import type { ListMembersInput } from "../schema";

export interface MemberRow {
  store: string;
  name: string;
  kind: "franchise" | "direct" | "independent";
  status: "active" | "suspended" | "closing" | "closed";
  routeName: string;
}

/** The stores of a group by code, closed ones too. A group that does not exist has none. */
export async function listMembers(
  db: DbOrTx,
  actor: Actor,
  { group, search = "", limit, cursor }: ListMembersInput,
): Promise<Page<MemberRow>> {
  mustBeAbleTo(actor, "group.read");
  const rows = await sqlOf(db)<MemberRow[]>`
    select s.code as store, s.name, s.kind, s.status, r.name as "routeName"
    from store_groups g join store_group_members m on m.group_id = g.id
    join stores s on s.id = m.store_id join routes r on r.id = s.route_id
    where g.code = ${group} and s.code > ${String(cursor?.[0] ?? "")}
      and (${search} = '' or strpos(lower(s.code || ' ' || s.name), lower(${search})) > 0)
    order by s.code limit ${limit + 1}`;
  return pageOf([...rows], limit, (row) => [row.store]);
}
