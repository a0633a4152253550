import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, systemActor } from "@/server/auth";
import { giveBackUses } from "@/server/promotion";

/**
 * Gives back what orders took of promotions and coupons although nothing of them was delivered: the DC had none of it at
 * generation, none was picked, or all of it was stopped for safety. Only once no wave can bring their rows back, which ends
 * with its first pick (2.4); the closed lines stay as they are. Safe to repeat.
 */
export async function giveBackUnserved(db: DbOrTx, now: Date): Promise<{ orders: number }> {
  return inTransaction(db, async (tx) => ({
    orders: await giveBackUnservedOf(tx, systemActor, undefined, now),
  }));
}

/** As `giveBackUnserved`, of these orders alone. Locks them; answers how many have given back. */
export async function giveBackUnservedOf(
  tx: Tx,
  actor: Actor,
  orderIds: readonly number[] | undefined,
  now: Date,
): Promise<number> {
  if (orderIds?.length === 0) return 0;
  const sql = sqlOf(tx);
  const orders = await sql<{ id: number }[]>`
    select o.id from orders o
    where o.status in ('generated', 'completed')
      and ${orderIds === undefined ? sql`true` : sql`o.id = any(${ints(orderIds)}::int8[])`}
      and (exists (select from coupons c where c.order_id = o.id and c.status = 'reserved')
        or (o.status = 'completed'
          and exists (select from promotion_uses u where u.order_id = o.id and u.returned_at is null)))
      and not exists (
        select from delivery_orders x join deliveries d on d.id = x.delivery_id and d.status <> 'void'
        left join delivery_lines l on l.delivery_id = d.id and l.order_id = o.id
        left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
        where x.order_id = o.id and (d.status in ('created', 'released', 'picking', 'picked', 'checked')
          or coalesce(s.picked_each, l.allocated_each) > 0))
      and not exists (
        select from closed_rows k join waves w on w.id = k.wave_id and w.cancelled_at is null
        where k.order_id = o.id and not exists (
          select from deliveries d where d.wave_id = w.id and d.status not in ('created', 'released', 'void')))
    order by o.id for update of o`;
  await giveBackUses(
    tx,
    actor,
    orders.map(({ id }) => id),
    now,
  );
  return orders.length;
}
