import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { postDecision, queuedDecision } from "@/server/account/decisions";
import { lockDeposit } from "@/server/account/lock-deposit";

/** Decisions posted in one go; the rest follows in the next. */
const batchMax = 200;

/**
 * Posts the desk's decisions whose ten seconds are over, each in a transaction of its own: one that fails keeps none of
 * the others. Called by the worker every second and by the desk itself; both at once post each once. Answers how many.
 */
export async function postDueDecisions(db: Db, now: Date): Promise<number> {
  const sql = sqlOf(db);
  const due = await sql<{ depositNo: string }[]>`
    select d.deposit_no as "depositNo" from deposit_decisions q join deposits d on d.id = q.deposit_id
    where q.state = 'queued' and q.due_at <= ${now.toISOString()}::text::timestamptz
    order by q.due_at, q.id limit ${batchMax}`;
  let posted = 0;
  for (const { depositNo } of due) {
    posted += await inTransaction(db, async (tx) => {
      const deposit = await lockDeposit(tx, depositNo);
      const decision = await queuedDecision(tx, deposit.id);
      if (!decision || decision.dueAt > now) return 0;
      await postDecision(tx, decision, deposit, now);
      return 1;
    });
  }
  return posted;
}
