import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

export interface RouteRow {
  route: string;
  name: string;
  /** From the main route down: "深圳线 / 深圳西线 / 福田". */
  path: string;
  /** Stores on it and below it that are not closed. */
  stores: number;
}

/** Every route by its path, with how many stores hang on it and below it (R24). */
export async function listRoutes(db: DbOrTx, actor: Actor): Promise<RouteRow[]> {
  mustBeAbleTo(actor, "order.read");
  const rows = await sqlOf(db)<RouteRow[]>`
    with recursive paths as (
      select id, code, name, name as path, array[id] as above from routes where parent_id is null
      union all
      select r.id, r.code, r.name, p.path || ' / ' || r.name, p.above || r.id
      from routes r join paths p on p.id = r.parent_id)
    select p.code as route, p.name, p.path,
      (select count(*)::int4 from stores s join paths q on q.id = s.route_id
       where s.status <> 'closed' and p.id = any(q.above)) as stores
    from paths p order by p.path`;
  return [...rows];
}
