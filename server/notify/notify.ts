import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { accountSql, phoneSql } from "@/server/notify/phone-sql";
import { kinds } from "@/server/notify/rules/sentences";
import type { MessageDetails, MessageKind } from "@/server/notify/schema";

/** Who is told: everybody of an account, of a store, or one person. */
export interface Recipient {
  kind: "account" | "store" | "user";
  id: number;
}

/** Something to tell, by its template; the sentence is made for each reader. */
export type NewMessage = {
  [K in MessageKind]: {
    to: Recipient;
    template: K;
    details: MessageDetails[K];
    /** Where something can be done about it: a path of the web app. */
    link?: string;
    /** The same key a second time tells nothing. */
    dedupeKey?: string;
  };
}[MessageKind];

/** At most one SMS of a kind for an account, or a store without one, in this time (U3). */
const smsEvery = "4 hours";

/**
 * Tells people something, in the transaction of its cause: neither exists without the other. Nothing leaves the house here;
 * the worker sends what is to be sent, and whether a provider answers changes nothing for the caller. A message whose
 * `dedupeKey` was told before is left out. Two statements, however many messages. The limit's rows are locked last of
 * all, in order of their keys.
 */
export async function notify(tx: Tx, messages: readonly NewMessage[], now: Date): Promise<void> {
  if (messages.length === 0) return;
  const sql = sqlOf(tx);
  const at = now.toISOString();
  const written = await sql<{ id: number; kind: MessageKind }[]>`
    insert into messages (recipient_kind, recipient_id, kind, details, link, dedupe_key, created_at)
    select g.recipient_kind, g.recipient_id, g.kind, g.details, g.link, g.dedupe_key, ${at}::text::timestamptz
    from unnest(${texts(messages.map((m) => m.to.kind))}::text::message_recipient[],
                ${ints(messages.map((m) => m.to.id))}::text::int4[],
                ${texts(messages.map((m) => m.template))}::text::text[],
                ${texts(messages.map((m) => JSON.stringify(m.details)))}::text::jsonb[],
                ${texts(messages.map((m) => m.link ?? ""))}::text::text[],
                ${texts(messages.map((m) => m.dedupeKey ?? null))}::text::text[])
         with ordinality as g (recipient_kind, recipient_id, kind, details, link, dedupe_key, n)
    order by g.n
    on conflict (dedupe_key) where dedupe_key is not null do nothing
    returning id, kind`;
  const bySms = written.filter(({ kind }) => kinds[kind].isSms).map(({ id }) => id);
  if (bySms.length > 0) await queueSms(tx, bySms, at);
}

/**
 * Puts one SMS per kind and account into the outbox, for the first message; it says how many more there are. It goes to the
 * store's number, else to that of another store of the account. What the limit or a missing number keeps back is written
 * down as well.
 */
async function queueSms(tx: Tx, messageIds: readonly number[], at: string): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    with found as (
      select m.id, p.phone, p.key, row_number() over same_key as nth, count(*) over (partition by p.key) - 1 as more
      from messages m
      cross join lateral (
        select ${phoneSql(sql)} as phone,
          m.kind || ':' || coalesce('account:' || ${accountSql(sql)}, m.recipient_kind || ':' || m.recipient_id) as key) p
      where m.id = any(${ints(messageIds)}::int8[])
      window same_key as (partition by p.key order by p.phone = '', m.id)
    ), allowed as (
      insert into sms_limits (key, message_id, at)
      select key, id, ${at}::text::timestamptz from found where nth = 1 and phone <> '' order by key
      on conflict (key) do update set message_id = excluded.message_id, at = excluded.at
        where sms_limits.at <= excluded.at - ${smsEvery}::text::interval
      returning message_id
    )
    insert into message_sends (message_id, channel, state, address, more, due_at, skip_reason, ended_at)
    select f.id, 'sms', x.state::send_state, f.phone, case when x.state = 'queued' then f.more else 0 end,
      ${at}::text::timestamptz,
      case when x.state = 'queued' then null when f.phone = '' then 'no_phone' else 'limit' end::skip_reason,
      case when x.state = 'queued' then null else ${at}::text::timestamptz end
    from found f left join allowed a on a.message_id = f.id
    cross join lateral (select case when a.message_id is null then 'skipped' else 'queued' end as state) x`;
}
