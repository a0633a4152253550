import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { listTimeline, type TimelineRow } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { refuse } from "../errors";
import type { GroupRef } from "../schema";

export interface GroupDetail {
  group: string;
  name: string;
  isArchived: boolean;
  stores: number;
  /** Promotions for it that are not over, or wait for a second person: while there is one its members stay. */
  promotions: { promotion: string; name: string }[];
  /** Stages of roll-outs that came to it, the newest first. */
  stages: { version: string; stage: number; stores: number }[];
  /** What happened to it, the newest first. */
  history: TimelineRow[];
}

const stagesMax = 20;
const historyMax = 500;

/** One group of stores: what comes to it, and who changed it. Refused: `group/unknown`. */
export async function getGroup(
  db: DbOrTx,
  actor: Actor,
  { group }: GroupRef,
  now: Date,
): Promise<GroupDetail> {
  mustBeAbleTo(actor, "group.read");
  const sql = sqlOf(db);
  const [found] = await sql<(Pick<GroupDetail, "name" | "isArchived" | "stores"> & { id: number })[]>`
    select id, name, archived_at is not null as "isArchived",
      (select count(*)::int4 from store_group_members m where m.group_id = g.id) as stores
    from store_groups g where code = ${group}`;
  if (!found) throw refuse("group/unknown", { group });
  const { id, ...head } = found;
  const promotions = await sql<GroupDetail["promotions"]>`
    select p.code as promotion, p.name from promotions p
    where (p.status in ('approved', 'paused') and p.valid_to >= ${businessDayOf(now)}::text::date
           and exists (select from promotion_store_groups n where n.promotion_id = p.id and n.group_id = ${id}::int4))
       or exists (select from promotion_versions v where v.promotion_id = p.id and v.status = 'submitted'
                    and jsonb_exists(v.content -> 'storeGroups', ${group}))
    order by p.code limit 100`;
  const stages = await sql<GroupDetail["stages"]>`
    select p.version, s.stage_no as stage, s.store_count as stores
    from pos_stages s join pos_packages p on p.id = s.package_id
    where s.group_id = ${id}::int4 order by s.opened_at desc, s.id desc limit ${stagesMax}`;
  const history = await listTimeline(db, { documentType: "store-group", documentId: id, limit: historyMax });
  return {
    group,
    ...head,
    promotions: [...promotions],
    stages: [...stages],
    history: history.rows.toReversed(),
  };
}
