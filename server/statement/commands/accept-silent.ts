import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { systemActor } from "@/server/auth/actor";
import { recordEvents } from "@/server/event";

/** Statements of one transaction. */
const chunkMax = 500;

/** Silence is acceptance (5.5): accepts what nobody answered in time. Repeating it accepts nothing twice. */
export async function acceptSilent(db: Db, now: Date): Promise<number> {
  for (let accepted = 0; ; ) {
    const step = await acceptSome(db, now);
    accepted += step;
    if (step < chunkMax) return accepted;
  }
}

function acceptSome(db: Db, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const at = now.toISOString();
    const rows = await sql<{ id: number; before: string }[]>`
      with due as (
        select id, status from account_statements
        where status in ('issued', 'answered') and respond_before <= ${at}::text::timestamptz
        order by id limit ${chunkMax} for update skip locked)
      update account_statements s
      set status = 'accepted', is_by_silence = true, responded_by_name = ${systemActor.name},
          responded_at = ${at}::text::timestamptz
      from due where s.id = due.id returning s.id, due.status as before`;
    const events = rows.map(({ id, before }) => ({
      type: "statement.accepted",
      documentType: "statement",
      documentId: id,
      before: { status: before },
      after: { status: "accepted", isBySilence: true },
    }));
    await recordEvents(tx, systemActor, events, now);
    return rows.length;
  });
}
