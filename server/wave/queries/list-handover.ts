import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { refuse } from "@/server/wave/errors";
import { findReachableWave } from "@/server/wave/lock-wave";

/** What a driver hands over at one stop. */
export interface HandoverStop {
  store: string;
  storeName: string;
  route: string;
  stop: number;
  deliveries: string[];
  /** Whole cases by label, of what is picked or else allocated. */
  cases: number;
  /** Totes of loose goods, by the planning figure of sixty pieces each; weighed lines count as one piece. */
  totes: number;
  lines: number;
  shortLines: number;
}

const piecesPerTote = 60;

/** The loading sheet of a wave, a row per store in order of the stops; void delivery orders are left out. */
export async function listHandover(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
): Promise<{
  wave: string;
  route: string;
  routeName: string;
  deliverOn: BusinessDay;
  stops: HandoverStop[];
}> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const sql = sqlOf(db);
  const [head] = await sql<{ wave: string; route: string; routeName: string; deliverOn: BusinessDay }[]>`
    select w.wave_no as wave, r.code as route, r.name as "routeName", w.deliver_on::text as "deliverOn"
    from waves w join routes r on r.id = w.route_id where w.id = ${waveId}`;
  if (!head) throw refuse("wave/unknown", input);
  const stops = await sql<HandoverStop[]>`
    with lines as (
      select d.id, d.store_id, d.delivery_no, d.pick_type, k.delivery_id is not null as is_short,
             coalesce(k.picked_each, l.allocated_each) as qty, i.case_pack_each as pack, i.is_weighed
      from deliveries d
      join delivery_lines l on l.delivery_id = d.id
      join items i on i.id = l.item_id
      left join delivery_shorts k on k.delivery_id = d.id and k.line_no = l.line_no
      where d.wave_id = ${waveId} and d.status <> 'void'
        and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::text::int4[])))
    select s.code as store, s.name as "storeName", r.code as route, s.stop_sequence as stop,
           array_agg(distinct n.delivery_no order by n.delivery_no) as deliveries,
           coalesce(sum(ceil(n.qty::numeric / n.pack)) filter (where n.pick_type = 'case'), 0)::int8 as cases,
           ceil(coalesce(sum(case when n.is_weighed then least(n.qty, 1) else n.qty end)
             filter (where n.pick_type = 'loose'), 0) / ${piecesPerTote}::numeric)::int8 as totes,
           count(*) filter (where n.qty > 0)::int4 as lines, count(*) filter (where n.is_short)::int4 as "shortLines"
    from lines n
    join stores s on s.id = n.store_id
    join routes r on r.id = s.route_id
    group by s.id, r.code order by r.code, s.stop_sequence, s.code`;
  return { ...head, stops: [...stops] };
}
