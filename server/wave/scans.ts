import { type DbOrTx, sqlOf } from "@/db/client";
import type { LineResult, PickException } from "@/server/delivery";

/**
 * Shorts that pickers have reported with a reason on tasks that are not done, line by line: a confirmation of the whole wave
 * keeps them, except for the items that it names itself. What tasks that are done left short is recorded already.
 */
export async function loadReportedShorts(
  db: DbOrTx,
  waveId: number,
  named: readonly PickException[],
): Promise<LineResult[]> {
  const sql = sqlOf(db);
  const rows = await sql<(LineResult & { delivery: string })[]>`
    with scanned as (
      select l.delivery_id, l.delivery_line_no, sum(s.qty_each)::int8 as picked_each,
             (array_agg(s.reason order by s.scanned_at desc) filter (where s.reason is not null))[1] as reason
      from pick_tasks t
      join pick_lines l on l.task_id = t.id
      join pick_scans s on s.task_id = l.task_id and s.line_no = l.line_no
      where t.wave_id = ${waveId} and t.status = 'picking'
      group by l.task_id, l.line_no
      having bool_or(s.reason is not null) and sum(s.qty_each) < l.qty_each)
    select d.delivery_no as delivery, s.delivery_id as "deliveryId", s.delivery_line_no as "lineNo", i.code as item,
           x.allocated_each as "allocatedEach", s.picked_each as "pickedEach", s.reason
    from scanned s
    join deliveries d on d.id = s.delivery_id and d.status in ('released', 'picking')
    join delivery_lines x on x.delivery_id = s.delivery_id and x.line_no = s.delivery_line_no
    join items i on i.id = x.item_id`;
  const isNamed = new Set(named.map(({ delivery, item }) => `${delivery} ${item}`));
  return rows
    .filter(({ delivery, item }) => !isNamed.has(`${delivery} ${item}`))
    .map(({ delivery: _, ...result }) => result);
}
