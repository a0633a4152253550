import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth/actor";
import { lockDeliveries } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";
import { hoursUntilDelivered } from "@/server/delivery/rules";

/** One run of the job takes at most so many; the next takes the rest. */
const deliveriesMax = 1_000;

/**
 * Takes delivery orders for delivered that left the DC 24 hours ago and that no store has signed for (2.3). For the clock;
 * running it twice changes nothing. Answers how many it took.
 */
export async function deliverOverdue(db: DbOrTx, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const since = new Date(now.getTime() - hoursUntilDelivered * 3_600_000).toISOString();
    const overdue = await sql<{ id: number }[]>`
      select id from deliveries where status = 'dispatched' and dispatched_at <= ${since}::text::timestamptz
      order by id limit ${deliveriesMax}::int4`;
    const locked = await lockDeliveries(
      tx,
      overdue.map(({ id }) => id),
    );
    const due = locked.filter(({ status }) => status === "dispatched");
    await moveDeliveries(tx, systemActor, due, "delivered", now, { reason: "not signed for in 24 hours" });
    return due.length;
  });
}
