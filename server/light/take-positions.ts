import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { refuse } from "@/server/light/errors";
import { assignPositions } from "@/server/light/rules/put-wall";
import { loadTaskWork } from "@/server/wave";

/**
 * Gives every delivery order of a round a position of its zone's put wall, as the stops come; those that have one keep it. A position is
 * free once nobody works on the task that stands there, however that came about. Locks the positions of the wall, after the task. Refused
 * with `light/too-few-positions`.
 */
export async function takePositions(tx: Tx, dcId: number, zone: string, task: number): Promise<void> {
  const sql = sqlOf(tx);
  const rows = await sql<{ address: string; zone: string; taskId: number | null; delivery: number | null }[]>`
    select address, zone, task_id as "taskId", delivery_id as delivery from put_positions
    where dc_id = ${dcId}::int4 and zone in (${zone}, '') order by dc_id, address for update`;
  const own = rows.some((row) => row.zone === zone) ? zone : "";
  const wall = await sql<{ address: string; task: number | null; delivery: number | null }[]>`
    select p.address, t.id as task, case when t.id is not null then p.delivery_id end as delivery
    from put_positions p left join pick_tasks t on t.id = p.task_id and (t.status in ('claimed', 'picking') or t.id = ${task}::int8)
    where p.dc_id = ${dcId}::int4 and p.zone = ${own} order by p.sequence, p.address`;
  const lines = await loadTaskWork(tx, task);
  const deliveries = [...new Set(lines.map(({ deliveryId }) => deliveryId))].sort((a, b) => a - b);
  const assigned = assignPositions(task, wall, deliveries);
  if (!assigned) {
    const free = wall.filter((position) => position.task === null || position.task === task).length;
    throw refuse("light/too-few-positions", { task, needed: deliveries.length, free });
  }
  const places = [...assigned];
  await sql`update put_positions set task_id = null, delivery_id = null where dc_id = ${dcId}::int4 and task_id = ${task}::int8`;
  await sql`
    update put_positions p set task_id = ${task}::int8, delivery_id = a.delivery_id
    from unnest(${texts(column(places, ([, address]) => address))}::text::text[],
                ${ints(column(places, ([delivery]) => delivery))}::text::int8[]) a (address, delivery_id)
    where p.dc_id = ${dcId}::int4 and p.address = a.address`;
}
