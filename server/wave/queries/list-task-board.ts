import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { TaskHead } from "@/server/wave/queries/load-tasks";
import { claimTimeout } from "@/server/wave/rules/scans";
import type { TaskBoardInput } from "@/server/wave/schema";

/** A pick task on the board: what it is, whose it is and how far. */
export interface BoardTask extends Omit<TaskHead, "dcId" | "claimedByHand"> {
  lines: number;
  /** Lines with a scan. */
  scannedLines: number;
  /** The one store of a loose task; null where a task goes across stores. */
  store: string | null;
  storeName: string | null;
  /** Anybody may take it: nobody holds it, or its holder has not scanned for twenty minutes. */
  isFree: boolean;
}

/**
 * Pick tasks of all waves at the DCs that the actor may see, oldest wave first: those not ended unless a state is asked
 * for, with the wave, DC, zone or method asked for.
 */
export async function listTaskBoard(
  db: DbOrTx,
  actor: Actor,
  input: TaskBoardInput,
  now: Date,
): Promise<Page<BoardTask>> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const rows = await sql<BoardTask[]>`
    select t.id as task, w.wave_no as wave, r.code as route, r.name as "routeName", c.code as dc, t.zone, t.method, t.status,
           w.deliver_on::text as "deliverOn", t.line_count as lines,
           (select count(distinct k.line_no) from pick_scans k where k.task_id = t.id)::int4 as "scannedLines",
           case when g.is_one_store then s.code end as store, case when g.is_one_store then s.name end as "storeName",
           t.claimed_by_name as "claimedBy",
           (t.status in ('open', 'claimed', 'picking') and (t.claimed_by is null
             or g.touched_at < ${now.toISOString()}::text::timestamptz - ${claimTimeout}::text::interval)) as "isFree"
    from pick_tasks t
    join waves w on w.id = t.wave_id and w.cancelled_at is null
    join routes r on r.id = w.route_id
    join dcs c on c.id = t.dc_id
    left join pick_lines l on l.task_id = t.id and l.line_no = 1
    left join deliveries d on d.id = l.delivery_id
    left join stores s on s.id = d.store_id
    cross join lateral (
      select d.pick_type = 'loose' and t.method <> 'batch' as is_one_store,
             greatest(t.claimed_at, (select max(k.scanned_at) from pick_scans k where k.task_id = t.id)) as touched_at) g
    where t.id > ${cursorNumber(input.cursor, 0, 0)}::int8
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and (case when ${input.status ?? null}::text is null then t.status in ('open', 'claimed', 'picking')
                else t.status::text = ${input.status ?? null}::text end)
      and (${input.wave ?? null}::text is null or w.wave_no = ${input.wave ?? null}::text)
      and (${input.dc ?? null}::text is null or c.code = ${input.dc ?? null}::text)
      and (${input.zone ?? null}::text is null or ${input.zone ?? null}::text = any(string_to_array(t.zone, ' ')))
      and (${input.method ?? null}::text is null or t.method::text = ${input.method ?? null}::text)
    order by t.id limit ${input.limit + 1}::int4`;
  return pageOf([...rows], input.limit, ({ task }) => [task]);
}

/** What the filters of the board offer: waves, DCs and zones with a task that has not ended. */
export async function listTaskFilters(
  db: DbOrTx,
  actor: Actor,
): Promise<{ waves: string[]; dcs: string[]; zones: string[] }> {
  mustBeAbleTo(actor, "wave.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ waves: string[] | null; dcs: string[] | null; zones: string[] | null }[]>`
    select array_agg(distinct w.wave_no order by w.wave_no) as waves, array_agg(distinct c.code order by c.code) as dcs,
           (select array_agg(distinct z order by z) from unnest(string_to_array(string_agg(distinct t.zone, ' '), ' ')) z) as zones
    from pick_tasks t
    join waves w on w.id = t.wave_id and w.cancelled_at is null
    join dcs c on c.id = t.dc_id
    where t.status in ('open', 'claimed', 'picking')
      and (${actor.dcIds === null}::bool or t.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))`;
  return { waves: row?.waves ?? [], dcs: row?.dcs ?? [], zones: row?.zones ?? [] };
}
