import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { WallKind } from "@/server/light/schema";

/** A zone where tasks are picked or put by light, and how many wait there. */
export interface WallChoice {
  dc: string;
  zone: string;
  kind: WallKind;
  waiting: number;
}

/** The walls of the actor's DCs: zones that are to have lamps, and those that have something to show or had something lately. */
export async function listWalls(db: DbOrTx, actor: Actor): Promise<WallChoice[]> {
  mustBeAbleTo(actor, "task.work");
  const sql = sqlOf(db);
  const rows = await sql<(WallChoice & { dcId: number })[]>`
    select c.code as dc, c.id as "dcId", t.zone, case t.method when 'put_light' then 'put' else 'pick' end as kind,
           sum(t.waiting)::int4 as waiting
    from (select dc_id, zone, method, (status in ('open', 'claimed', 'picking'))::int4 as waiting from pick_tasks
          where method in ('light', 'put_light') and id > (select coalesce(max(id), 0) - 20000 from pick_tasks)
          union all
          select dc_id, zone, method, 0 from pick_methods where method in ('light', 'put_light') and zone <> '') t
    join dcs c on c.id = t.dc_id
    group by c.id, t.zone, t.method order by c.code, t.zone, t.method`;
  return rows
    .filter(({ dcId }) => actor.dcIds === null || actor.dcIds.includes(dcId))
    .map(({ dc, zone, kind, waiting }) => ({ dc, zone, kind, waiting }));
}
