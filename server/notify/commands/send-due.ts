import { type Db, sqlOf } from "@/db/client";
import type { Breaker } from "@/server/notify/rules/breaker";
import { nextTry, usefulMs } from "@/server/notify/rules/retry";
import { kinds, smsTextOf } from "@/server/notify/rules/sentences";
import type { MessageDetails, MessageKind } from "@/server/notify/schema";
import { SmsRefused, type SmsSender } from "@/server/notify/senders/sender";
import type { Locale } from "@/server/shared/domain-error";

const batchMax = 10;
/** Shorter than the worker's patience when it is stopped, and much shorter than the lease. */
export const timeoutMs = 5_000;
const lease = "1 minute";
const errorMax = 300;

/** How this installation sends: with whom, in which language, and the address that links begin with ("" for none). */
export interface Sending {
  sender: SmsSender;
  breaker: Breaker;
  locale: Locale;
  site: string;
}

interface Taken {
  messageId: number;
  kind: MessageKind;
  details: MessageDetails[MessageKind];
  link: string;
  address: string;
  more: number;
  attempts: number;
  writtenAt: string;
}

/**
 * Sends what is due, at most ten texts at once, each with five seconds. A text is leased while it is on its way: two workers
 * never send the same; one that a dying worker had in hand is sent by another a minute later, under the same id. What
 * fails is tried again later and given up in the end; giving up ends the owner's limit, so that the next message goes out.
 * While the provider is down nothing is taken. Answers how many were taken.
 */
export async function sendDue(db: Db, sending: Sending, now: Date): Promise<number> {
  const room = sending.breaker.room(batchMax, now);
  if (room === 0) return 0;
  await giveUpLate(db, now);
  const taken = await take(db, sending.sender.name, room, now);
  await Promise.all(taken.map((text) => sendOne(db, sending, text, now)));
  return taken.length;
}

/** Texts that could not even be tried for hours, because the provider was down: they say nothing that still helps. */
async function giveUpLate(db: Db, now: Date): Promise<void> {
  const sql = sqlOf(db);
  await sql`
    with late as (
      update message_sends set state = 'dead', ended_at = ${now.toISOString()}::text::timestamptz,
        last_error = case when last_error = '' then 'not sent in time' else last_error end
      where state = 'queued' and due_at < ${new Date(now.getTime() - usefulMs).toISOString()}::text::timestamptz
      returning message_id)
    delete from sms_limits where message_id in (select message_id from late)`;
}

async function take(db: Db, sender: string, room: number, now: Date): Promise<Taken[]> {
  const sql = sqlOf(db);
  const at = now.toISOString();
  return sql<Taken[]>`
    with due as materialized (
      select message_id, channel from message_sends
      where state in ('queued', 'sending') and due_at <= ${at}::text::timestamptz
        and (leased_until is null or leased_until <= ${at}::text::timestamptz)
      order by due_at, message_id limit ${room} for update skip locked)
    update message_sends s set state = 'sending', attempts = s.attempts + 1, sender = ${sender},
      leased_until = ${at}::text::timestamptz + ${lease}::text::interval
    from due d join messages m on m.id = d.message_id
    where s.message_id = d.message_id and s.channel = d.channel
    returning s.message_id as "messageId", m.kind, m.details, m.link, s.address, s.more, s.attempts,
      m.created_at as "writtenAt"`;
}

async function sendOne(db: Db, { sender, breaker, locale, site }: Sending, text: Taken, now: Date) {
  const sms = {
    id: String(text.messageId),
    to: text.address,
    kind: text.kind,
    text: smsTextOf(text.kind, text.details, locale, {
      more: text.more,
      url: site === "" || text.link === "" ? "" : `${site}${text.link}`,
    }),
    fill: kinds[text.kind].fill(text.details as never, locale),
  };
  try {
    const receipt = await within(timeoutMs, (signal) => sender.send(sms, signal));
    breaker.answered();
    await end(db, text, { state: "sent", receipt, error: "" }, now);
  } catch (error) {
    const said = saidBy(error);
    const isFinal = error instanceof SmsRefused;
    if (isFinal) breaker.answered();
    else breaker.failed(now);
    const again = isFinal ? undefined : nextTry(text.attempts, new Date(text.writtenAt), now);
    if (again) await tryAgain(db, text, said, again);
    else await end(db, text, { state: "dead", receipt: "", error: said }, now);
  }
}

/** What went wrong in words; `fetch` keeps the reason of a lost connection below its own sentence. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

/** A sender that does not heed its signal is left behind all the same. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  const late = new Promise<never>((_, fail) => {
    signal.addEventListener("abort", () => fail(new Error(`no answer within ${ms} ms`)), { once: true });
  });
  return Promise.race([work(signal), late]);
}

async function tryAgain(db: Db, { messageId, attempts }: Taken, error: string, again: Date): Promise<void> {
  const sql = sqlOf(db);
  await sql`
    update message_sends set state = 'queued', leased_until = null, due_at = ${again.toISOString()}::text::timestamptz,
      last_error = ${error.slice(0, errorMax)}
    where message_id = ${messageId}::int8 and channel = 'sms' and state = 'sending' and attempts = ${attempts}::int2`;
}

/** Only whoever still holds the lease writes the end: a worker that was thought dead changes nothing. */
async function end(
  db: Db,
  { messageId, attempts }: Taken,
  { state, receipt, error }: { state: "sent" | "dead"; receipt: string; error: string },
  now: Date,
): Promise<void> {
  const sql = sqlOf(db);
  await sql`
    with ended as (
      update message_sends set state = ${state}::send_state, leased_until = null, receipt = ${receipt.slice(0, errorMax)},
        last_error = ${error.slice(0, errorMax)}, ended_at = ${now.toISOString()}::text::timestamptz
      where message_id = ${messageId}::int8 and channel = 'sms' and state = 'sending' and attempts = ${attempts}::int2
      returning message_id, state)
    delete from sms_limits where message_id in (select message_id from ended where state = 'dead')`;
}
