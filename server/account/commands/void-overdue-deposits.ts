import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth/actor";
import { recordEvents } from "@/server/event";

const daysUntilVoid = 7;
const reason = "no money in 7 days";
/** Ended in one transaction at most; more are ended in the next. */
const depositsMax = 1_000;

/**
 * Ends slips whose money has not come in seven days (2.6): they only look like money on its way. No entry is written; when the
 * money comes after all, the owner creates a new slip. For the clock; two clocks at once end each slip once. Answers how
 * many it ended.
 */
export async function voidOverdueDeposits(db: DbOrTx, now: Date): Promise<number> {
  let ended = 0;
  for (let batch = depositsMax; batch === depositsMax; ended += batch) {
    batch = await inTransaction(db, (tx) => voidBatch(tx, now));
  }
  return ended;
}

async function voidBatch(tx: Tx, now: Date): Promise<number> {
  const sql = sqlOf(tx);
  const since = new Date(now.getTime() - daysUntilVoid * 86_400_000).toISOString();
  const overdue = await sql<{ id: number; status: string }[]>`
    select id, status from deposits
    where status in ('awaiting_transfer', 'pending') and created_at <= ${since}::text::timestamptz
    order by id limit ${depositsMax}::int4 for update`;
  await sql`
    update deposits set status = 'void', reason = ${reason}, decided_by_name = ${systemActor.name},
           decided_at = ${now.toISOString()}::text::timestamptz
    where id = any(${ints(overdue.map(({ id }) => id))}::text::int8[])`;
  await recordEvents(
    tx,
    systemActor,
    overdue.map(({ id, status }) => ({
      type: "deposit.voided",
      documentType: "deposit",
      documentId: id,
      before: { status },
      after: { status: "void" },
      reason,
    })),
    now,
  );
  return overdue.length;
}
