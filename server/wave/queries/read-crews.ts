import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import type { Crew } from "@/server/wave/rules/control-board";
import type { ZoneNow } from "@/server/wave/rules/zone-ends";

/** Who has scanned at a DC in the last hour, and how many lines that were. */
export async function readCrews(db: DbOrTx, actor: Actor, now: Date): Promise<Map<string, Crew>> {
  const sql = sqlOf(db);
  const at = now.toISOString();
  const rows = await sql<(Crew & { dc: string })[]>`
    select c.code as dc, count(distinct k.scanned_by)::int4 as pickers,
           case when count(distinct (k.task_id, k.line_no)) >= 5 then
             round(count(distinct (k.task_id, k.line_no)) * 3600.0
               / greatest(extract(epoch from ${at}::text::timestamptz - min(k.scanned_at)), 300))::int4 end as "linesPerHour"
    from pick_scans k join pick_tasks t on t.id = k.task_id join dcs c on c.id = t.dc_id
    where k.scanned_at > ${at}::text::timestamptz - interval '1 hour' and k.scanned_at <= ${at}::text::timestamptz
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    group by c.code`;
  return new Map(rows.map(({ dc, ...crew }) => [dc, crew]));
}

/** What is left and who picks, zone by zone, of all that is released at the actor's DCs. */
export async function readZonesNow(db: DbOrTx, actor: Actor): Promise<ZoneNow[]> {
  const sql = sqlOf(db);
  return sql<ZoneNow[]>`
    select c.code as dc, t.zone, sum(t.line_count - coalesce(k.lines, 0))::int4 as "linesLeft",
           count(distinct t.claimed_by)::int4 as people
    from pick_tasks t
    join waves w on w.id = t.wave_id and w.cancelled_at is null
    join dcs c on c.id = t.dc_id
    left join lateral (select count(distinct s.line_no)::int4 as lines from pick_scans s where s.task_id = t.id) k on true
    where t.status in ('open', 'claimed', 'picking')
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    group by c.code, t.zone`;
}
