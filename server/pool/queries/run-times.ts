import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { nextRun, usualRunMinute } from "@/server/shared/next-run";
import { timeOfDay } from "@/server/shared/time-of-day";

/** The minute of the day at which each DC runs its waves. */
export async function runMinutes(db: DbOrTx): Promise<Map<number, number>> {
  const rows = await sqlOf(db)<{ id: number; minute: number }[]>`
    select d.id, coalesce(r.minute, ${usualRunMinute}::int2) as minute from dcs d left join run_times r on r.dc_id = d.id`;
  return new Map(rows.map(({ id, minute }) => [id, minute]));
}

/** The next run at any of the DCs where orders of the store were refused; the usual one when none was. */
export async function nextRunOfStore(db: DbOrTx, storeId: number, now: Date): Promise<Date> {
  const rows = await sqlOf(db)<{ minute: number }[]>`
    select distinct coalesce(r.minute, ${usualRunMinute}::int2) as minute
    from orders o join pool_rows p on p.order_id = o.id left join run_times r on r.dc_id = p.dc_id
    where o.store_id = ${storeId}::int4 and o.status in ('pooled', 'partly_generated') and o.blocked_at is not null`;
  return nextRun(
    rows.map(({ minute }) => minute),
    now,
  );
}

/** A DC and when it runs its waves; who set it, null while nobody has. */
export interface RunTime {
  dc: string;
  name: string;
  time: string;
  nextRunAt: string;
  setBy: string | null;
}

/** The times of the DCs that the actor may plan for, by code. */
export async function listRunTimes(db: DbOrTx, actor: Actor, now: Date): Promise<RunTime[]> {
  mustBeAbleTo(actor, "pool.read");
  const rows = await sqlOf(db)<{ dc: string; name: string; minute: number; setBy: string | null }[]>`
    select d.code as dc, d.name, coalesce(r.minute, ${usualRunMinute}::int2) as minute, r.set_by_name as "setBy"
    from dcs d left join run_times r on r.dc_id = d.id
    where ${actor.dcIds === null}::bool or d.id = any(${ints(actor.dcIds ?? [])}::int4[])
    order by d.code`;
  return rows.map(({ minute, ...row }) => ({
    ...row,
    time: timeOfDay(minute),
    nextRunAt: instantText(nextRun([minute], now)),
  }));
}
