import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/notify/errors";
import { inboxSql, readerOf } from "@/server/notify/inbox-sql";
import { type Telling, tellingOf } from "@/server/notify/rules/sentences";
import type { InboxInput, MessageDetails, MessageKind } from "@/server/notify/schema";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

/** A message as its reader sees it; both languages, because the reader may change theirs. */
export interface InboxMessage {
  message: number;
  kind: MessageKind;
  at: string;
  /** Of a message to a store; null for one to an account or a person. */
  store: string | null;
  isRead: boolean;
  en: Telling;
  zh: Telling;
  details: MessageDetails[MessageKind];
  link: string;
}

type Found = Omit<InboxMessage, "en" | "zh">;

/**
 * The messages of whoever asks, newest first; with `store` those to this store alone, with `unread` only what they have not
 * read. Refused: `message/store-unknown`, a store out of reach.
 */
export async function listInbox(db: DbOrTx, actor: Actor, input: InboxInput): Promise<Page<InboxMessage>> {
  mustBeAbleTo(actor, "message.read");
  const sql = sqlOf(db);
  const storeId = input.store === undefined ? null : await findStore(db, actor, input.store);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<Found[]>`
    select m.id as message, m.kind, m.created_at as at, s.code as store, r.message_id is not null as "isRead", m.details, m.link
    from messages m
    left join stores s on m.recipient_kind = 'store' and s.id = m.recipient_id
    left join message_reads r on r.reader = ${readerOf(actor)} and r.message_id = m.id
    where ${inboxSql(sql, actor)}
      and (${storeId}::int4 is null or (m.recipient_kind = 'store' and m.recipient_id = ${storeId}::int4))
      and (${before}::int8 is null or m.id < ${before}::int8)
      and (not ${input.unread ?? false}::bool or r.message_id is null)
    order by m.id desc limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.message]);
  return { rows: page.rows.map(told), nextCursor: page.nextCursor };
}

function told(row: Found): InboxMessage {
  const { kind, details } = row;
  return {
    ...row,
    at: instantText(new Date(row.at)),
    en: tellingOf(kind, details, "en"),
    zh: tellingOf(kind, details, "zh"),
  };
}

async function findStore(db: DbOrTx, actor: Actor, code: string): Promise<number> {
  const [store] = await sqlOf(db)<{ id: number }[]>`select id from stores where code = ${code}`;
  if (!store) throw refuse("message/store-unknown", { store: code });
  mustReachStore(actor, store.id);
  return store.id;
}
