import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import type { PoolBoardInput } from "../schema";
import { coveredCodStores } from "./covered-cod-stores";
import { isCoveredSql, waitingSql } from "./waiting-sql";

/** A route with what waits on it and on everything below it. */
export interface PoolRoute {
  route: string;
  name: string;
  /** The code of the route above; null on a main route. */
  parent: string | null;
  /** Stores with something in the pool. */
  stores: number;
  orders: number;
  lines: number;
  amountFen: number;
  /** Stores whose last run was refused, and of these the ones that could pay now (U3). */
  blockedStores: number;
  coveredStores: number;
}

/** The route tree with the totals of the pool, in one query whatever its depth (R24). */
export async function listPoolRoutes(
  db: DbOrTx,
  actor: Actor,
  input: PoolBoardInput,
  now: Date,
): Promise<PoolRoute[]> {
  mustBeAbleTo(actor, "pool.read");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const codCovered = await coveredCodStores(db, day);
  return sql<PoolRoute[]>`
    with recursive tree as (
      select id as top, id from routes
      union all select t.top, r.id from routes r join tree t on r.parent_id = t.id
    ), waiting as (${waitingSql(sql, actor, input, { day, codCovered })}),
    by_store as (
      select s.id, s.route_id, count(*)::int4 as orders, sum(w.lines)::int8 as lines, sum(w.fen)::int8 as fen,
        bool_or(w.blocked_code is not null) as is_blocked,
        ${isCoveredSql(sql)} as is_covered
      from waiting w join stores s on s.id = w.store_id
      where ${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[])
      group by s.id
    )
    select r.code as route, r.name, p.code as parent, count(b.id)::int4 as stores,
      coalesce(sum(b.orders), 0)::int8 as orders, coalesce(sum(b.lines), 0)::int8 as lines,
      coalesce(sum(b.fen), 0)::int8 as "amountFen",
      count(*) filter (where b.is_blocked)::int4 as "blockedStores",
      count(*) filter (where b.is_covered)::int4 as "coveredStores"
    from routes r
    left join routes p on p.id = r.parent_id
    join tree t on t.top = r.id
    left join by_store b on b.route_id = t.id
    group by r.id, p.code
    order by r.code`;
}
