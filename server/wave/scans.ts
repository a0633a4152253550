import { type DbOrTx, sqlOf } from "@/db/client";
import type { PickException, ShortReason } from "@/server/delivery";

/**
 * Shorts that pickers have reported with a reason on tasks that are not done: a confirmation of the whole wave keeps them,
 * except for those it names itself.
 */
export async function loadReportedShorts(
  db: DbOrTx,
  waveId: number,
  named: readonly PickException[],
): Promise<PickException[]> {
  const sql = sqlOf(db);
  const rows = await sql<
    { delivery: string; item: string; missingEach: number; allocatedEach: number; reason: ShortReason }[]
  >`
    with scanned as (
      select l.delivery_id, l.delivery_line_no, l.qty_each - sum(s.qty_each) as missing_each,
             (array_agg(s.reason order by s.scanned_at desc) filter (where s.reason is not null))[1] as reason
      from pick_tasks t
      join pick_lines l on l.task_id = t.id
      join pick_scans s on s.task_id = l.task_id and s.line_no = l.line_no
      where t.wave_id = ${waveId} and t.status = 'picking'
      group by l.task_id, l.line_no
      having bool_or(s.reason is not null) and sum(s.qty_each) < l.qty_each)
    select d.delivery_no as delivery, i.code as item, min(s.reason) as reason, sum(s.missing_each)::int8 as "missingEach",
           (select sum(a.allocated_each)::int8 from delivery_lines a
            where a.delivery_id = d.id and a.item_id = i.id) as "allocatedEach"
    from scanned s
    join deliveries d on d.id = s.delivery_id and d.status in ('released', 'picking')
    join delivery_lines x on x.delivery_id = s.delivery_id and x.line_no = s.delivery_line_no
    join items i on i.id = x.item_id
    group by d.id, i.id`;
  const isNamed = new Set(named.map(({ delivery, item }) => `${delivery} ${item}`));
  return rows
    .filter(({ delivery, item }) => !isNamed.has(`${delivery} ${item}`))
    .map(({ delivery, item, missingEach, allocatedEach, reason }) => ({
      delivery,
      item,
      pickedEach: allocatedEach - missingEach,
      reason,
    }));
}
