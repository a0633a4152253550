import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth/actor";
import { lockDeliveries } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";
import { claimHours, decisionHours } from "@/server/delivery/rules/differences";

/** Closed in one transaction at most; more are closed in the next. */
const deliveriesMax = 1_000;

/**
 * Closes delivered delivery orders whose claim window is over: the store has had a day to claim, the DC two more to decide,
 * and no difference note is waiting (2.3). From then on nothing about them changes, neither by a difference nor by a
 * reversal. For the clock; running it twice, or two clocks at once, changes nothing. Answers how many it closed.
 */
export async function closeSettled(db: DbOrTx, now: Date): Promise<number> {
  let closed = 0;
  for (let batch = deliveriesMax; batch === deliveriesMax; closed += batch) {
    batch = await inTransaction(db, (tx) => closeBatch(tx, now));
  }
  return closed;
}

async function closeBatch(tx: Tx, now: Date): Promise<number> {
  const sql = sqlOf(tx);
  const since = new Date(now.getTime() - (claimHours + decisionHours) * 3_600_000).toISOString();
  const over = await sql<{ id: number }[]>`
    select id from deliveries d where status = 'delivered' and delivered_at <= ${since}::text::timestamptz
      and not exists (select from differences n where n.delivery_id = d.id and n.status = 'submitted')
    order by id limit ${deliveriesMax}::int4`;
  const ids = over.map(({ id }) => id);
  const locked = await lockDeliveries(tx, ids);
  const waiting = await notesWaiting(tx, ids);
  const due = locked.filter(({ id, status }) => status === "delivered" && !waiting.has(id));
  await moveDeliveries(tx, systemActor, due, "closed", now, { reason: "the claim window is over" });
  return due.length;
}

/** Asked again under the locks of the delivery orders, because a note may have come in before. */
async function notesWaiting(tx: Tx, deliveryIds: readonly number[]): Promise<Set<number>> {
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number }[]>`
    select delivery_id as id from differences
    where status = 'submitted' and delivery_id = any(${ints(deliveryIds)}::int8[])`;
  return new Set(rows.map(({ id }) => id));
}
