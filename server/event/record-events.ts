import { texts } from "@/db/bulk";
import { type Fragment, type Sql, sqlOf, type Tx } from "@/db/client";
import { copiedFrom, copyInto } from "@/db/copy";
import type { Actor } from "@/server/auth/actor";

/** Something that happened to a document. `before` and `after` hold what changed, such as the status. */
export interface NewEvent {
  /** Noun and past verb, such as `order.submitted`. */
  type: string;
  documentType: string;
  documentId: number;
  before?: unknown;
  after?: unknown;
  reason?: string;
  details?: unknown;
}

/** Writes who did what to a document, in the transaction of the deed: there is no event without it and none is lost. */
export async function recordEvent(tx: Tx, actor: Actor, event: NewEvent, now: Date): Promise<void> {
  await recordEvents(tx, actor, [event], now);
}

/** Writes the events of many documents in one statement; the cost does not grow with round trips. */
export async function recordEvents(
  tx: Tx,
  actor: Actor,
  events: readonly NewEvent[],
  now: Date,
): Promise<void> {
  if (events.length < copiedFrom) {
    if (events.length > 0) await eventInsert(sqlOf(tx), actor, events, now);
    return;
  }
  const at = now.toISOString();
  await copyInto(
    tx,
    `events (type, document_type, document_id, before, after, reason, details, actor_kind, actor_id, actor_name, actor_role, at)`,
    events,
    (event) => [
      event.type,
      event.documentType,
      event.documentId,
      json(event.before),
      json(event.after),
      event.reason ?? null,
      json(event.details),
      actor.kind,
      actor.id,
      actor.name,
      actor.role,
      at,
    ],
  );
}

/**
 * The insert itself, for a command whose deed is one statement of several writes; `onlyIf` is its condition for having
 * done anything.
 */
export function eventInsert(
  sql: Sql,
  actor: Actor,
  events: readonly NewEvent[],
  now: Date,
  onlyIf: Fragment = sql`true`,
) {
  const [first, second] = events;
  // A single event, as of most commands, needs no arrays.
  const rows = first && !second ? oneEvent(sql, first) : manyEvents(sql, events);
  return sql`
    insert into events (type, document_type, document_id, before, after, reason, details,
                        actor_kind, actor_id, actor_name, actor_role, at)
    select e.type, e.document_type, e.document_id, e.before, e.after, e.reason, e.details,
           ${actor.kind}, ${actor.id}::int4, ${actor.name}, ${actor.role}, ${now.toISOString()}::text::timestamptz
    from ${rows} as e (type, document_type, document_id, before, after, reason, details)
    where ${onlyIf}`;
}

const oneEvent = (
  sql: Sql,
  { type, documentType, documentId, before, after, reason, details }: NewEvent,
) => sql`
  (select ${type}::text, ${documentType}::text, ${documentId}::int8, ${json(before)}::text::jsonb, ${json(after)}::text::jsonb,
    ${reason ?? null}::text, ${json(details)}::text::jsonb)`;

const manyEvents = (sql: Sql, events: readonly NewEvent[]) => sql`
  unnest(${texts(events.map((e) => e.type))}::text::text[],
         ${texts(events.map((e) => e.documentType))}::text::text[],
         ${texts(events.map((e) => String(e.documentId)))}::text::int8[],
         ${texts(events.map((e) => json(e.before)))}::text::jsonb[],
         ${texts(events.map((e) => json(e.after)))}::text::jsonb[],
         ${texts(events.map((e) => e.reason ?? null))}::text::text[],
         ${texts(events.map((e) => json(e.details)))}::text::jsonb[])`;

const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
