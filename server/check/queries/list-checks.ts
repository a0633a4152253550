import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { CheckCause } from "../rules/draw";

/** A delivery order that cannot be approved before its check has ended. */
export interface WaitingCheck {
  delivery: string;
  wave: string;
  dc: string;
  store: string;
  storeName: string;
  pickType: "case" | "loose";
  lines: number;
  cause: CheckCause;
  /** Why somebody asked for it, and who; null of what was drawn. */
  request: { reason: string; by: string } | null;
  /** Whether a count differs already. */
  status: "waiting" | "counted";
  pickers: string[];
  countedByName: string | null;
  pickedAt: Date;
}

/** What waits for a check at the actor's DCs, picked first comes first. */
export async function listChecks(db: DbOrTx, actor: Actor): Promise<WaitingCheck[]> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const rows = await sql<(Omit<WaitingCheck, "pickedAt"> & { pickedAt: string })[]>`
    select d.delivery_no as delivery, w.wave_no as wave, c.code as dc, s.code as store, s.name as "storeName",
           d.pick_type as "pickType", d.line_count as lines, k.cause, k.status,
           case when q.delivery_id is not null then jsonb_build_object('reason', q.reason, 'by', q.asked_by_name) end as request, k.counted_by_name as "countedByName",
           coalesce(d.picked_at, k.drawn_at) as "pickedAt",
           coalesce((select jsonb_agg(distinct t.claimed_by_name) from pick_tasks t
             where t.wave_id = d.wave_id and t.dc_id = d.dc_id and t.claimed_by_name is not null
               and exists (select from pick_lines l where l.task_id = t.id and l.delivery_id = d.id)), '[]') as pickers
    from delivery_checks k
    join deliveries d on d.id = k.delivery_id and d.check_due
    join waves w on w.id = d.wave_id
    join dcs c on c.id = k.dc_id
    join stores s on s.id = d.store_id
    left join check_requests q on q.delivery_id = k.delivery_id
    where k.status in ('waiting', 'counted')
      and (${actor.dcIds === null}::bool or k.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by coalesce(d.picked_at, k.drawn_at), d.id limit 200`;
  return rows.map(({ pickedAt, ...row }) => ({ ...row, pickedAt: new Date(pickedAt) }));
}
