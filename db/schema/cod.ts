import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { businessDay, documentId, fen, instant, recordedAt, reference } from "../columns";
import { codDues } from "./account";

export const codPaymentKind = pgEnum("cod_payment_kind", ["payment", "refund", "offset", "reversal"]);

/**
 * Money of cash-on-delivery stores (R05), append-only (trigger): a payment by QR, a credit paid back, a credit used for
 * another delivery (sum 0), or the red entry of one of these. Never cash.
 */
export const codPayments = pgTable(
  "cod_payments",
  {
    id: documentId(),
    paymentNo: text().notNull().unique(),
    kind: codPaymentKind().notNull(),
    storeId: integer().notNull(),
    /** Above 0 came in, below 0 went out. */
    amountFen: fen().notNull(),
    /** Number of the QR payment or of the transfer back: money that has a number is counted once. */
    reference: text(),
    /** 1, or higher when what was recorded under this number before was reversed. */
    attempt: smallint().notNull().default(1),
    reversesId: reference(),
    reason: text().notNull().default(""),
    madeBy: text().notNull(),
    madeByName: text().notNull(),
    businessOn: businessDay().notNull(),
    at: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("cod_payments_reference_once").on(t.kind, t.reference, t.attempt),
    uniqueIndex("cod_payments_reversed_once").on(t.reversesId),
    index("cod_payments_by_store").on(t.storeId, t.id),
    check(
      "cod_payments_sign",
      sql`case ${t.kind} when 'payment' then ${t.amountFen} > 0 when 'refund' then ${t.amountFen} < 0
          when 'offset' then ${t.amountFen} = 0 else true end`,
    ),
    check("cod_payments_reversal_of", sql`(${t.kind} = 'reversal') = (${t.reversesId} is not null)`),
    check("cod_payments_numbered", sql`(${t.kind} in ('payment', 'refund')) = (${t.reference} is not null)`),
  ],
);

/** Which deliveries a payment is for; append-only (trigger). */
export const codAllocations = pgTable(
  "cod_allocations",
  {
    paymentId: reference()
      .notNull()
      .references(() => codPayments.id),
    deliveryId: reference()
      .notNull()
      .references(() => codDues.deliveryId),
    amountFen: fen().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paymentId, t.deliveryId] }),
    index("cod_allocations_by_delivery").on(t.deliveryId),
    check("cod_allocations_not_zero", sql`${t.amountFen} <> 0`),
  ],
);

/** How cash-on-delivery stores are watched: one row, absent until somebody sets it. */
export const codSettings = pgTable(
  "cod_settings",
  {
    id: smallint().primaryKey().default(1),
    /** A store with a delivery unpaid for more days gets none generated; null: no such stop (R05). */
    stopAfterDays: smallint(),
    changedByName: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [
    check("cod_settings_one", sql`${t.id} = 1`),
    check("cod_settings_sane", sql`${t.stopAfterDays} between 0 and 365`),
  ],
);
