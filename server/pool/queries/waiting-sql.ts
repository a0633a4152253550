import { ints } from "@/db/bulk";
import type { Sql } from "@/db/client";
import type { Actor } from "@/server/auth";
import type { BusinessDay } from "@/server/shared/business-day";
import { refuse } from "../errors";
import type { PoolBoardInput } from "../schema";

/** What says whether a refused store could pay now: the day of its credit, and the COD stores that could (`coveredCodStores`). */
export interface Covering {
  day: BusinessDay;
  codCovered: readonly number[];
}

/**
 * Orders in the pool with what waits of each at the DCs of the actor: lines and net amount at the submitted price, of one
 * DC or pick type if said. Of a refused one also whether the account that it is charged to could pay now (U3).
 */
export const waitingSql = (
  sql: Sql,
  actor: Actor,
  { dc, pickType }: PoolBoardInput,
  { day, codCovered }: Covering,
) => sql`
  select o.store_id, o.id, o.order_no, o.submitted_at, o.settlement, o.blocked_code, o.blocked_needed_fen, o.blocked_available_fen,
    r.lines, r.fen, case when o.blocked_code is null then null
      when o.settlement = 'cod' then o.store_id = any(${ints(codCovered)}::int4[])
      else coalesce(${availableSql(sql, day)} >= o.blocked_needed_fen, false) end as is_covered
  from orders o
  left join accounts a on a.id = o.account_id
  cross join lateral (
    select count(*)::int8 as lines,
      sum(case when i.is_weighed then round(l.unit_price_fen::numeric * p.qty_each / 1000)
               else l.unit_price_fen * p.qty_each end - p.discount_fen)::int8 as fen
    from pool_rows p join order_lines l on l.order_id = p.order_id and l.line_no = p.line_no
    join items i on i.id = p.item_id
    where p.order_id = o.id and ${dcRowsSql(sql, actor, { dc })}
      and (${pickType ?? null}::text is null or p.pick_type::text = ${pickType ?? null}::text)
  ) r
  where o.status in ('pooled', 'partly_generated') and r.lines > 0`;

/** Of pool rows `p` those at the DCs of the actor, and at one DC if said. */
export const dcRowsSql = (sql: Sql, actor: Actor, { dc }: { dc?: string }) => sql`
  (${actor.dcIds === null}::bool or p.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
  and (${dc ?? null}::text is null or p.dc_id = (select id from dcs where code = ${dc ?? null}::text))`;

/** Refuses a DC that does not exist: it would look like an empty pool. */
export async function mustKnowDc(sql: Sql, dc: string | undefined): Promise<void> {
  if (dc === undefined) return;
  const [found] = await sql`select from dcs where code = ${dc}`;
  if (!found) throw refuse("pool/dc-unknown", { dc });
}

/** What an account `a` may still be asked for on a business day; null without one. */
export const availableSql = (sql: Sql, day: BusinessDay) => sql`
  (a.balance_fen - a.held_fen + credit_on(a, ${day}::text::date))`;

/** Whether a store that was refused could pay now, over its orders `w` (U3). */
export const isCoveredSql = (sql: Sql) => sql`coalesce(bool_and(w.is_covered), false)`;
