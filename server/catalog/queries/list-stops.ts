import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { type Page, pageOf } from "@/server/shared/paging";
import type { ListStopsInput, StopScope } from "../schema";

export interface StopRow {
  stop: number;
  state: "planned" | "in_force" | "over";
  /** Null for a category. */
  item: string | null;
  category: string | null;
  /** Of the item or the category. */
  name: string;
  scope: StopScope;
  /** Code and name of the route, plan or template, or of each store of the list. */
  of: { code: string; name: string }[];
  from: BusinessDay;
  to: BusinessDay | null;
  /** What waited in the pool of it was closed too (U15). */
  forSafety: boolean;
  reason: string;
  by: string;
  at: string;
  endedAt: string | null;
  endedBy: string;
}

/** What may not be ordered, newest first (R17): what is in force or planned, or what is over. */
export async function listStops(
  db: DbOrTx,
  actor: Actor,
  input: ListStopsInput,
  now: Date,
): Promise<Page<StopRow>> {
  mustBeAbleTo(actor, "stop.read");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const { search = "", state = null } = input;
  const rows = await sql<StopRow[]>`
    select * from (
      select t.id as stop,
        case when t.ended_at is not null or t.valid_to < ${day}::text::date then 'over'
          when t.valid_from > ${day}::text::date then 'planned' else 'in_force' end as state,
        i.code as item, c.code as category, coalesce(i.name, c.name) as name, t.scope,
        (select coalesce(json_agg(json_build_object('code', o.code, 'name', o.name) order by o.code), '[]') from (
          select code, name from routes where id = t.route_id union all select code, name from plans where id = t.plan_id
          union all select code, name from templates where id = t.template_id
          union all select s.code, s.name from item_stop_stores x join stores s on s.id = x.store_id where x.stop_id = t.id) o) as "of",
        t.valid_from::text as "from", t.valid_to::text as "to", t.is_for_safety as "forSafety", t.reason, t.made_by_name as by, t.made_at as at,
        t.ended_at as "endedAt", t.ended_by_name as "endedBy"
      from item_stops t left join items i on i.id = t.item_id left join categories c on c.id = t.category_id
      where t.id < ${Number(input.cursor?.[0] ?? 2_147_483_647)}) found
    where case ${state ?? "current"}::text when 'over' then state = 'over' when 'current' then state <> 'over' else state = ${state}::text end
      and (${search} = '' or strpos(lower(concat_ws(' ', item, category, name, reason)), lower(${search})) > 0)
    order by stop desc limit ${input.limit + 1}`;
  return pageOf([...rows], input.limit, (row) => [row.stop]);
}
