import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { totesFor } from "@/server/shared/quantity";

/**
 * Gives every delivery order of loose goods the totes that it needs as one plans, where it has none yet. In a transaction
 * that holds the wave; a repeat makes nothing. Answers how many were made.
 */
export async function planTotes(tx: Tx, actor: Actor, waveId: number, now: Date): Promise<number> {
  const sql = sqlOf(tx);
  const rows = await sql<{ deliveryId: number; pieces: number }[]>`
    select d.id as "deliveryId",
           sum(case when i.is_weighed then 1 else coalesce(k.picked_each, l.allocated_each) end)::int8 as pieces
    from deliveries d
    join delivery_lines l on l.delivery_id = d.id
    join items i on i.id = l.item_id
    left join delivery_shorts k on k.delivery_id = d.id and k.line_no = l.line_no
    where d.wave_id = ${waveId} and d.pick_type = 'loose' and d.status not in ('void', 'reversed')
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
      and not exists (select from containers n where n.wave_id = d.wave_id and n.delivery_id = d.id and n.kind = 'tote')
    group by d.id order by d.id`;
  const made = await sql`
    insert into containers (wave_id, dc_id, store_id, delivery_id, kind, seq, created_by_name, created_at)
    select d.wave_id, d.dc_id, d.store_id, d.id, 'tote',
           coalesce((select max(n.seq) from containers n where n.wave_id = d.wave_id and n.dc_id = d.dc_id
             and n.store_id = d.store_id and n.kind = 'tote'), 0)
             + row_number() over (partition by d.dc_id, d.store_id order by d.id, g.n),
           ${actor.name}::text, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(rows.map(({ deliveryId }) => deliveryId))}::text::int8[],
                ${ints(rows.map(({ pieces }) => totesFor(pieces)))}::text::int4[]) p (delivery_id, totes)
    join deliveries d on d.id = p.delivery_id
    cross join lateral generate_series(1, p.totes) g (n)
    order by d.id, g.n`;
  return made.count;
}
