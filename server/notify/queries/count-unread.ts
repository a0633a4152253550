import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { inboxSql, readerOf } from "@/server/notify/inbox-sql";

/** A bell says no more than "99+", and nobody is called to what is older than a month. */
const countMax = 100;
const days = "30 days";

/** How many messages somebody has not read, at most 100; asked every few seconds, so it stops counting there. */
export async function countUnread(db: DbOrTx, actor: Actor, now: Date): Promise<{ unread: number }> {
  mustBeAbleTo(actor, "message.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ unread: number }[]>`
    select count(*)::int4 as unread from (
      select from messages m
      where ${inboxSql(sql, actor)} and m.created_at > ${now.toISOString()}::text::timestamptz - ${days}::text::interval
        and not exists (select from message_reads r where r.reader = ${readerOf(actor)} and r.message_id = m.id)
      limit ${countMax}) unread`;
  return { unread: row?.unread ?? 0 };
}
