import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth";
import { giveBackUses } from "@/server/promotion";

/**
 * Gives back what orders took of promotions and coupons although nothing of them was delivered: the DC had none of it at
 * generation, or none was picked. Only once no wave can bring their rows back, which ends with its first pick (2.4); the
 * closed lines stay as they are. Safe to repeat.
 */
export async function giveBackUnserved(db: DbOrTx, now: Date): Promise<{ orders: number }> {
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const orders = await sql<{ id: number }[]>`
      select o.id from orders o
      where o.status in ('generated', 'completed')
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
      systemActor,
      orders.map(({ id }) => id),
      now,
    );
    return { orders: orders.length };
  });
}
