import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { LockedDelivery } from "@/server/delivery";

/**
 * Those delivery orders of which no task has anything left to pick. Their locks are held, so two tasks of one
 * delivery order that end together do not both overlook it.
 */
export async function withoutWorkLeft(
  tx: Tx,
  deliveries: readonly LockedDelivery[],
): Promise<LockedDelivery[]> {
  const sql = sqlOf(tx);
  const busy = await sql<{ id: number }[]>`
    select distinct l.delivery_id as id
    from pick_tasks t join pick_lines l on l.task_id = t.id
    where t.wave_id = any(${ints(deliveries.map(({ waveId }) => waveId))}::int8[])
      and t.status in ('open', 'claimed', 'picking')
      and l.delivery_id = any(${ints(deliveries.map(({ id }) => id))}::int8[])`;
  const busyIds = new Set(busy.map(({ id }) => id));
  return deliveries.filter(({ id }) => !busyIds.has(id));
}
