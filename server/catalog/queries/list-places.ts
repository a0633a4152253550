import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

export interface Named {
  code: string;
  name: string;
}

/** Routes, plans and templates by code: what stores have in common. A chain has tens of each. */
export async function listPlaces(
  db: DbOrTx,
  actor: Actor,
): Promise<{ routes: Named[]; plans: Named[]; templates: Named[] }> {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const [routes, plans, templates] = await Promise.all([
    sql<Named[]>`
      with recursive paths as (
        select id, code, name as path from routes where parent_id is null
        union all
        select r.id, r.code, p.path || ' / ' || r.name from routes r join paths p on p.id = r.parent_id)
      select code, path as name from paths order by path limit 1000`,
    sql<Named[]>`select code, name from plans order by code limit 1000`,
    sql<Named[]>`select code, name from templates order by code limit 1000`,
  ]);
  return { routes: [...routes], plans: [...plans], templates: [...templates] };
}
