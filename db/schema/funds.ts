import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { businessDay, documentId, fen, instant, recordedAt, reference } from "../columns";
import { accounts } from "./account";

export const correctionKind = pgEnum("correction_kind", ["adjustment", "transfer"]);
export const correctionStatus = pgEnum("correction_status", ["requested", "approved", "rejected"]);

/**
 * Corrections of accounts (5.3): an adjustment, or a transfer from one account to another. Asked for by one person, decided
 * by another; only the approved one has entries. A wrong one is taken back by a correction of its own (red entry).
 */
export const corrections = pgTable(
  "corrections",
  {
    id: documentId(),
    correctionNo: text().notNull().unique(),
    kind: correctionKind().notNull(),
    status: correctionStatus().notNull().default("requested"),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    /** Where a transfer goes to. */
    toAccountId: integer().references(() => accounts.id),
    /** What an adjustment adds to the account, or takes; what a transfer takes from `accountId`. */
    amountFen: fen().notNull(),
    reason: text().notNull(),
    evidence: text().notNull(),
    /** The correction that this one takes back. */
    reversesId: reference(),
    requestedBy: text().notNull(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: instant(),
    decisionReason: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("corrections_reversed_once").on(t.reversesId).where(sql`status <> 'rejected'`),
    index("corrections_waiting").on(t.id).where(sql`status = 'requested'`),
    index("corrections_by_account").on(t.accountId, t.id),
    index("corrections_by_target").on(t.toAccountId, t.id).where(sql`to_account_id is not null`),
    check(
      "corrections_shape",
      sql`case ${t.kind} when 'adjustment' then ${t.toAccountId} is null and ${t.amountFen} <> 0
          else ${t.toAccountId} is not null and ${t.toAccountId} <> ${t.accountId} and ${t.amountFen} > 0 end`,
    ),
    check(
      "corrections_decided_whole",
      sql`num_nulls(${t.decidedBy}, ${t.decidedByName}, ${t.decidedAt}) = case ${t.status} when 'requested' then 3 else 0 end`,
    ),
    check("corrections_two_persons", sql`${t.status} <> 'approved' or ${t.decidedBy} <> ${t.requestedBy}`),
  ],
);

export const chargeKind = pgEnum("charge_kind", ["fee", "rebate"]);

/** Fees and rebates as a file brought them, append-only (trigger): each is the cause of one entry, its number counts once. */
export const accountCharges = pgTable(
  "account_charges",
  {
    id: documentId(),
    chargeNo: text().notNull().unique(),
    kind: chargeKind().notNull(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    storeId: integer(),
    /** Above 0: a fee takes it, a rebate gives it. */
    amountFen: fen().notNull(),
    remark: text().notNull(),
    importedByName: text().notNull(),
    businessOn: businessDay().notNull(),
    importedAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("account_charges_by_account").on(t.accountId, t.id),
    check("account_charges_positive", sql`${t.amountFen} > 0`),
  ],
);
