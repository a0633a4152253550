import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accountEntryReasons } from "@/server/shared/entry-reasons";
import { businessDay, documentId, fen, instant, masterId, recordedAt, reference } from "../columns";

export const accountEntryReason = pgEnum("account_entry_reason", accountEntryReasons);
export const causeType = pgEnum("cause_type", [
  "import",
  "order",
  "delivery",
  "wave",
  "deposit",
  "difference",
  "return",
  "stocktake",
  "shrinkage",
  "adjustment",
  "charge",
  "sale",
  "coupon",
  "receipt",
  "takeover",
  "direct_receipt",
]);
export const holdStatus = pgEnum("hold_status", ["open", "captured", "released"]);
export const dueStatus = pgEnum("due_status", ["open", "paid", "void"]);

/** Prepaid accounts: BOOK. `balance_fen` is the sum of the entries, `held_fen` of the open holds (R08, D1). */
export const accounts = pgTable(
  "accounts",
  {
    id: masterId(),
    code: text().notNull().unique(),
    name: text().notNull(),
    balanceFen: fen().notNull().default(0),
    heldFen: fen().notNull().default(0),
    lastEntryNo: integer().notNull().default(0),
    creditLimitFen: fen().notNull().default(0),
    creditValidTo: date({ mode: "string" }),
    /** On top of the limit until the end of its last day, as for a festival (R08). */
    temporaryCreditFen: fen().notNull().default(0),
    temporaryCreditTo: date({ mode: "string" }),
  },
  (t) => [
    check("accounts_held_not_negative", sql`${t.heldFen} >= 0`),
    check("accounts_credit_not_negative", sql`${t.creditLimitFen} >= 0`),
    check(
      "accounts_temporary_credit_ends",
      sql`${t.temporaryCreditFen} >= 0 and (${t.temporaryCreditFen} = 0) = (${t.temporaryCreditTo} is null)`,
    ),
  ],
);

/** Append-only (trigger). Numbered without gaps under the account's lock; each cause once per reason (R09). */
export const accountEntries = pgTable(
  "account_entries",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    entryNo: integer().notNull(),
    amountFen: fen().notNull(),
    balanceAfterFen: fen().notNull(),
    reason: accountEntryReason().notNull(),
    causeType: causeType().notNull(),
    causeId: reference().notNull(),
    /** Number of the document that caused it, as people know it. */
    documentNo: text().notNull(),
    storeId: integer(),
    remark: text().notNull().default(""),
    businessOn: businessDay().notNull(),
    postedAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.entryNo] }),
    // Sums of a period and of its days are read from the index alone, however many entries an account has.
    index("account_entries_by_account_day").on(t.accountId, t.businessOn, t.amountFen),
    uniqueIndex("account_entries_once_per_cause").on(t.causeType, t.causeId, t.reason, t.accountId),
    index("account_entries_by_day").using("brin", t.businessOn),
    check("account_entries_amount_not_zero", sql`${t.amountFen} <> 0`),
  ],
);

/** Money reserved for a generated delivery until its approval captures it or its void frees it (D2). */
export const accountHolds = pgTable(
  "account_holds",
  {
    causeType: causeType().notNull(),
    causeId: reference().notNull(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    amountFen: fen().notNull(),
    capturedFen: fen(),
    status: holdStatus().notNull().default("open"),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.causeType, t.causeId] }),
    index("account_holds_open").on(t.accountId).where(sql`status = 'open'`),
    check("account_holds_not_negative", sql`${t.amountFen} >= 0`),
  ],
);

export const creditKind = pgEnum("credit_kind", ["limit", "temporary"]);

/** Who set which credit, when, why and until when (R08); append-only (trigger). */
export const creditChanges = pgTable(
  "credit_changes",
  {
    id: documentId(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    kind: creditKind().notNull().default("limit"),
    creditLimitFen: fen().notNull(),
    creditValidTo: date({ mode: "string" }),
    reason: text().notNull().default(""),
    actorName: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [index("credit_changes_by_account").on(t.accountId, t.id)],
);

/** What a COD store owes for a delivery, from its generation on (R05, rulings 15). */
export const codDues = pgTable(
  "cod_dues",
  {
    deliveryId: reference().primaryKey(),
    storeId: integer().notNull(),
    amountFen: fen().notNull(),
    /** Sum of the allocations of payments; above what is owed it is the store's credit, until it is paid back or used. */
    paidFen: fen().notNull().default(0),
    status: dueStatus().notNull().default("open"),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index("cod_dues_open").on(t.storeId).where(sql`status = 'open'`),
    index("cod_dues_credit")
      .on(t.storeId)
      .where(sql`paid_fen > case when status = 'void' then 0 else amount_fen end`),
    check("cod_dues_not_negative", sql`${t.amountFen} >= 0 and ${t.paidFen} >= 0`),
    check(
      "cod_dues_status_says_what_is_paid",
      sql`${t.status} = 'void' or (${t.amountFen} = 0 and ${t.paidFen} = 0)
          or (${t.status} = 'paid') = (${t.paidFen} >= ${t.amountFen})`,
    ),
  ],
);
