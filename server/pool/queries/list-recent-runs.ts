import { type DbOrTx, sqlOf } from "@/db/client";

/** A wave that was generated over stores of a route, and what it took of them. */
export interface RecentRun {
  wave: string;
  stores: number;
  lines: number;
  at: Date;
  by: string;
}

const dayMs = 24 * 3_600_000;
const runsMax = 3;

/** The latest runs of the last day over stores of a route and below, so that a second planner sees who took its rows (U19). */
export async function listRecentRuns(db: DbOrTx, routeId: number, now: Date): Promise<RecentRun[]> {
  const sql = sqlOf(db);
  const since = new Date(now.getTime() - dayMs).toISOString();
  const rows = await sql<(Omit<RecentRun, "at"> & { at: string })[]>`
    with recursive below as (
      select id from routes where id = ${routeId}
      union select r.id from routes r join below b on r.parent_id = b.id
    )
    select w.wave_no as wave, w.created_at as at, w.created_by_name as by,
      count(distinct d.store_id)::int4 as stores, sum(d.line_count)::int8 as lines
    from waves w
    join deliveries d on d.wave_id = w.id and d.status <> 'void'
    join stores s on s.id = d.store_id
    where w.created_at > ${since}::text::timestamptz and w.created_at <= ${now.toISOString()}::text::timestamptz
      and w.cancelled_at is null and s.route_id in (select id from below)
    group by w.id order by w.id desc limit ${runsMax}::int4`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
