import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { documentId, instant, recordedAt, reference } from "../columns";

export const messageRecipient = pgEnum("message_recipient", ["account", "store", "user"]);
export const messageChannel = pgEnum("message_channel", ["sms"]);
export const sendState = pgEnum("send_state", ["queued", "sending", "sent", "skipped", "dead"]);
export const skipReason = pgEnum("skip_reason", ["limit", "no_phone"]);

/**
 * What somebody is told, written in the transaction of its cause: the inbox of people and tills. It keeps the facts; the
 * sentence is made for the reader's language.
 */
export const messages = pgTable(
  "messages",
  {
    id: documentId(),
    recipientKind: messageRecipient().notNull(),
    recipientId: integer().notNull(),
    kind: text().notNull(),
    details: jsonb().notNull(),
    /** Where the reader can do something about it: a path of the web app. */
    link: text().notNull().default(""),
    /** The same cause told again is told once. */
    dedupeKey: text(),
    createdAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("messages_once").on(t.dedupeKey).where(sql`dedupe_key is not null`),
    index("messages_by_recipient").on(t.recipientKind, t.recipientId, t.id),
    index("messages_by_age").on(t.createdAt),
  ],
);

/** The outbox: what leaves the house. Taken with `skip locked`, leased while it is on its way. */
export const messageSends = pgTable(
  "message_sends",
  {
    messageId: reference()
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    channel: messageChannel().notNull(),
    state: sendState().notNull(),
    /** The number that it goes to. */
    address: text().notNull(),
    /** Messages of the same moment that this one speaks for, because of the limit. */
    more: smallint().notNull().default(0),
    attempts: smallint().notNull().default(0),
    dueAt: instant().notNull(),
    /** Until when the worker that took it may be sending; afterwards another takes it. */
    leasedUntil: instant(),
    sender: text().notNull().default(""),
    /** What the provider calls it. */
    receipt: text().notNull().default(""),
    lastError: text().notNull().default(""),
    skipReason: skipReason(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.messageId, t.channel] }),
    index("message_sends_due").on(t.dueAt).where(sql`state in ('queued', 'sending')`),
    index("message_sends_by_state").on(t.state, t.messageId),
    check("message_sends_leased", sql`(${t.state} = 'sending') = (${t.leasedUntil} is not null)`),
    check("message_sends_skipped", sql`(${t.state} = 'skipped') = (${t.skipReason} is not null)`),
    check(
      "message_sends_ended",
      sql`(${t.state} in ('sent', 'skipped', 'dead')) = (${t.endedAt} is not null)`,
    ),
  ],
);

/** When an SMS of a kind was last written for an account or store: at most one in four hours. */
export const smsLimits = pgTable("sms_limits", {
  key: text().primaryKey(),
  messageId: reference()
    .notNull()
    .references(() => messages.id, { onDelete: "cascade" }),
  at: instant().notNull(),
});

/** Who has read what: people and tills each for themselves. */
export const messageReads = pgTable(
  "message_reads",
  {
    /** A person or a till, as `kind:id`. */
    reader: text().notNull(),
    messageId: reference()
      .notNull()
      .references(() => messages.id, { onDelete: "cascade" }),
    readAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.reader, t.messageId] }),
    index("message_reads_by_message").on(t.messageId),
  ],
);
