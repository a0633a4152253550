import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { refuse } from "@/server/notify/errors";
import { phoneSql } from "@/server/notify/phone-sql";
import type { MessageInput, SendState } from "@/server/notify/schema";

/** Failed texts that one press may send again. */
const allMax = 500;

/**
 * Puts a failed SMS into the outbox again, to the number that the store has now: one that was given up, or one that had
 * nobody to go to. One that waits already answers the same. Refused: `message/not-failed` when it was sent or kept back by
 * the limit, `message/no-phone` without a number.
 */
export async function retrySend(db: DbOrTx, actor: Actor, { message }: MessageInput, now: Date) {
  mustBeAbleTo(actor, "message.log");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [kept] = await sql<{ state: SendState; skipReason: string | null; phone: string }[]>`
      select s.state, s.skip_reason as "skipReason", ${phoneSql(sql)} as phone
      from message_sends s join messages m on m.id = s.message_id
      where s.message_id = ${message}::int8 and s.channel = 'sms' for update of s`;
    if (!kept) throw refuse("message/unknown", { message });
    if (kept.state === "queued") return { message, state: "queued" as const };
    if (kept.state !== "dead" && kept.skipReason !== "no_phone")
      throw refuse("message/not-failed", { message, state: kept.state });
    if (kept.phone === "") throw refuse("message/no-phone", { message });
    await queueAgain(tx, actor, [message], now);
    return { message, state: "queued" as const };
  });
}

/** Sends every SMS again that was given up, at most 500 at once, the newest first. Answers how many. */
export async function retryAllFailed(db: DbOrTx, actor: Actor, now: Date): Promise<{ queued: number }> {
  mustBeAbleTo(actor, "message.log");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const failed = await sql<{ id: number }[]>`
      select s.message_id as id from message_sends s join messages m on m.id = s.message_id
      where s.state = 'dead' and ${phoneSql(sql)} <> ''
      order by s.message_id desc limit ${allMax} for update of s`;
    await queueAgain(
      tx,
      actor,
      failed.map(({ id }) => id),
      now,
    );
    return { queued: failed.length };
  });
}

async function queueAgain(tx: Tx, actor: Actor, ids: readonly number[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    update message_sends s set state = 'queued', attempts = 0, due_at = ${now.toISOString()}::text::timestamptz, ended_at = null,
      skip_reason = null, address = ${phoneSql(sql)}
    from messages m where m.id = s.message_id and s.message_id in ${sql([...ids])} and s.channel = 'sms'`;
  const events = ids.map((id) => ({ type: "message.retried", documentType: "message", documentId: id }));
  await recordEvents(tx, actor, events, now);
}
