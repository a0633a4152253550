import type { Fragment, Sql } from "@/db/client";

/**
 * Common table expressions that end with `leaving`: per route (`route_id`) the minute of the day at which its truck leaves,
 * its own, else that of the nearest route above it that has one.
 */
export function leavingSql(sql: Sql): Fragment {
  return sql`
    upward as (
      select r.id as route_id, r.id as above_id, r.parent_id, 0 as steps from routes r
      union all
      select u.route_id, p.id, p.parent_id, u.steps + 1 from upward u join routes p on p.id = u.parent_id),
    leaving as (
      select distinct on (u.route_id) u.route_id, d.minute, u.steps = 0 as is_own
      from upward u join departures d on d.route_id = u.above_id
      order by u.route_id, u.steps)`;
}
