import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { Recipient } from "@/server/notify/notify";
import { type Telling, tellingOf } from "@/server/notify/rules/sentences";
import type {
  MessageDetails,
  MessageKind,
  MessageLogInput,
  SendState,
  SkipReason,
} from "@/server/notify/schema";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

/** A message as headquarters sees it: to whom, who has read it, and what became of its SMS. */
export interface LoggedMessage {
  message: number;
  kind: MessageKind;
  at: string;
  to: { kind: Recipient["kind"]; code: string; name: string };
  readers: number;
  en: Telling;
  zh: Telling;
  /** Null for kinds that go out by no SMS. */
  sms: {
    state: SendState;
    address: string;
    /** Other messages that it spoke for. */
    more: number;
    attempts: number;
    /** When it is tried next, while it waits. */
    dueAt: string | null;
    endedAt: string | null;
    sender: string;
    error: string;
    skipReason: SkipReason | null;
  } | null;
}

interface Found {
  message: number;
  kind: MessageKind;
  details: MessageDetails[MessageKind];
  at: string;
  toKind: Recipient["kind"];
  toCode: string;
  toName: string;
  readers: number;
  state: SendState | null;
  address: string;
  more: number;
  attempts: number;
  dueAt: string;
  endedAt: string | null;
  sender: string;
  error: string;
  skipReason: SkipReason | null;
}

/** Everything that was told, newest first, by state of the SMS, kind, or the store, account or person it went to. */
export async function listLog(
  db: DbOrTx,
  actor: Actor,
  input: MessageLogInput,
): Promise<Page<LoggedMessage>> {
  mustBeAbleTo(actor, "message.log");
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sql<Found[]>`
    select m.id as message, m.kind, m.details, m.created_at as at, m.recipient_kind as "toKind",
      coalesce(t.code, a.code, u.login, '') as "toCode", coalesce(t.name, a.name, u.name, '') as "toName",
      (select count(*)::int4 from message_reads r where r.message_id = m.id) as readers,
      s.state, s.address, s.more, s.attempts, s.due_at as "dueAt", s.ended_at as "endedAt", s.sender, s.last_error as error,
      s.skip_reason as "skipReason"
    from ${logSql(sql, input.state)}
    left join stores t on m.recipient_kind = 'store' and t.id = m.recipient_id
    left join accounts a on m.recipient_kind = 'account' and a.id = m.recipient_id
    left join users u on m.recipient_kind = 'user' and u.id = m.recipient_id
    where (${before}::int8 is null or m.id < ${before}::int8)
      and (${input.kind ?? null}::text is null or m.kind = ${input.kind ?? null}::text)
      and ${input.search ? soughtSql(sql, input.search) : sql`true`}
    order by ${input.state ? sql`s.message_id` : sql`m.id`} desc limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.message]);
  return { rows: page.rows.map(logged), nextCursor: page.nextCursor };
}

/** Those whom a search names are few: they are found first, then their messages. */
const soughtSql = (sql: Sql, search: string) => sql`
  (m.recipient_kind, m.recipient_id) in (
    select 'store'::message_recipient, id from stores where concat_ws(' ', code, name, phone) ilike '%' || ${search}::text || '%'
    union all
    select 'account', id from accounts where concat_ws(' ', code, name) ilike '%' || ${search}::text || '%'
    union all
    select 'user', id from users where concat_ws(' ', login, name) ilike '%' || ${search}::text || '%')`;

/** One state is read from its own index: the failed ones are few among very many. */
const logSql = (sql: Sql, state: SendState | undefined) =>
  state
    ? sql`(select * from message_sends where state = ${state}::send_state) s join messages m on m.id = s.message_id`
    : sql`messages m left join message_sends s on s.message_id = m.id`;

function logged(row: Found): LoggedMessage {
  const { message, kind, details, readers, state } = row;
  const instantOf = (at: string) => instantText(new Date(at));
  return {
    message,
    kind,
    readers,
    at: instantOf(row.at),
    to: { kind: row.toKind, code: row.toCode, name: row.toName },
    en: tellingOf(kind, details, "en"),
    zh: tellingOf(kind, details, "zh"),
    sms: state && {
      state,
      address: row.address,
      more: row.more,
      attempts: row.attempts,
      dueAt: state === "queued" ? instantOf(row.dueAt) : null,
      endedAt: row.endedAt && instantOf(row.endedAt),
      sender: row.sender,
      error: row.error,
      skipReason: row.skipReason,
    },
  };
}
