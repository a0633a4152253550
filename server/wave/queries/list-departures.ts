import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { timeOfDay } from "@/server/shared/time-of-day";
import { leavingSql } from "@/server/wave/departure-sql";

/** A route of the tree and when its truck leaves, "HH:MM". */
export interface DepartureRow {
  route: string;
  name: string;
  /** How deep it lies in the tree; 0 is a main route. */
  depth: number;
  /** Its own time; null when it leaves with the route above. */
  own: string | null;
  /** What counts: its own, else that of the nearest route above; null when nobody has said. */
  time: string | null;
}

/** All routes in the order of the tree, with their departures. */
export async function listDepartures(db: DbOrTx, actor: Actor): Promise<DepartureRow[]> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const rows = await sql<
    { route: string; name: string; depth: number; minute: number | null; isOwn: boolean | null }[]
  >`
    with recursive ${leavingSql(sql)},
    tree as (
      select id, array[code] as path, 0 as depth from routes where parent_id is null
      union all
      select r.id, t.path || r.code, t.depth + 1 from routes r join tree t on r.parent_id = t.id)
    select r.code as route, r.name, t.depth, l.minute, l.is_own as "isOwn"
    from tree t join routes r on r.id = t.id left join leaving l on l.route_id = r.id
    order by t.path`;
  return rows.map(({ minute, isOwn, ...row }) => {
    const time = minute === null ? null : timeOfDay(minute);
    return { ...row, own: isOwn ? time : null, time };
  });
}
