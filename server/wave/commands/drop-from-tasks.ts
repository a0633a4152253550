import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { dropDeliveryLots } from "@/server/stock";

/**
 * Takes void delivery orders out of the pickers' work: their lines are no longer shown, what was planned of expiry dates is free
 * again, and a task that has nothing else is cancelled. Call it in the transaction of the void, after it. Repeating it changes nothing.
 */
export async function dropFromTasks(tx: Tx, deliveryIds: readonly number[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  await dropDeliveryLots(tx, deliveryIds);
  const sql = sqlOf(tx);
  const tasks = await sql<{ id: number }[]>`
    select id from pick_tasks
    where wave_id in (select wave_id from deliveries where id = any(${ints(deliveryIds)}::int8[]))
      and status in ('open', 'claimed', 'picking')
    order by id for update`;
  await sql`
    update pick_tasks t set status = 'cancelled'
    where t.id = any(${ints(tasks.map(({ id }) => id))}::int8[])
      and not exists (
        select from pick_lines l join deliveries d on d.id = l.delivery_id
        where l.task_id = t.id and d.status <> 'void')`;
}
