import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/notify/errors";
import { inboxSql, readerOf } from "@/server/notify/inbox-sql";
import type { MessageInput, ReadAllInput } from "@/server/notify/schema";

/** Messages that one press may mark: an inbox shows no more as unread. */
const allMax = 1_000;

/** Marks a message as read by whoever asks; again, the same answer. Refused: `message/unknown`, out of reach included. */
export async function markRead(db: DbOrTx, actor: Actor, { message }: MessageInput, now: Date) {
  mustBeAbleTo(actor, "message.read");
  const sql = sqlOf(db);
  const [found] = await sql`
    select from messages m where m.id = ${message}::int8 and ${inboxSql(sql, actor)}`;
  if (!found) throw refuse("message/unknown", { message });
  await sql`
    insert into message_reads (reader, message_id, read_at)
    values (${readerOf(actor)}, ${message}::int8, ${now.toISOString()}::text::timestamptz) on conflict do nothing`;
  return { message, read: true };
}

/** Marks everything as read up to the newest message that the reader has seen. Answers how many were unread. */
export async function markAllRead(db: DbOrTx, actor: Actor, { upTo }: ReadAllInput, now: Date) {
  mustBeAbleTo(actor, "message.read");
  const sql = sqlOf(db);
  const read = await sql`
    insert into message_reads (reader, message_id, read_at)
    select ${readerOf(actor)}, m.id, ${now.toISOString()}::text::timestamptz from messages m
    where m.id <= ${upTo}::int8 and ${inboxSql(sql, actor)}
      and not exists (select from message_reads r where r.reader = ${readerOf(actor)} and r.message_id = m.id)
    order by m.id desc limit ${allMax}
    on conflict do nothing returning message_id`;
  return { read: read.length };
}
