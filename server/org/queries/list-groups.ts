import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { type Page, pageOf } from "@/server/shared/paging";
import type { ListGroupsInput } from "../schema";

export interface GroupRow {
  group: string;
  name: string;
  stores: number;
  isArchived: boolean;
  /** Promotions for it that are in force or to come. */
  promotions: number;
  /** The newest packages for tills that a stage brought to it, at most three. */
  packages: string[];
}

/** Groups of stores by code: how many stores each has, and what comes to it. */
export async function listGroups(
  db: DbOrTx,
  actor: Actor,
  { search = "", state, limit, cursor }: ListGroupsInput,
  now: Date,
): Promise<Page<GroupRow>> {
  mustBeAbleTo(actor, "group.read");
  const rows = await sqlOf(db)<GroupRow[]>`
    select g.code as "group", g.name, g.archived_at is not null as "isArchived",
      (select count(*)::int4 from store_group_members m where m.group_id = g.id) as stores,
      (select count(*)::int4 from promotion_store_groups n join promotions p on p.id = n.promotion_id
       where n.group_id = g.id and p.status in ('approved', 'paused')
         and p.valid_to >= ${businessDayOf(now)}::text::date) as promotions,
      (select coalesce(json_agg(k.version), '[]') from (
         select distinct on (p.version_key) p.version from pos_stages s join pos_packages p on p.id = s.package_id
         where s.group_id = g.id order by p.version_key desc limit 3) k) as packages
    from store_groups g
    where g.code > ${String(cursor?.[0] ?? "")}
      and (${state ?? ""} = '' or (g.archived_at is not null) = (${state ?? ""} = 'archived'))
      and (${search} = '' or strpos(lower(g.code || ' ' || g.name), lower(${search})) > 0)
    order by g.code limit ${limit + 1}`;
  return pageOf([...rows], limit, (row) => [row.group]);
}
