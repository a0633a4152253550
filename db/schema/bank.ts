import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { businessDay, documentId, fen, instant, recordedAt, reference } from "../columns";
import { accounts } from "./account";
import { companyBankAccounts, deposits } from "./deposit";

/** Money that came in, money that went out, and what the bank took for itself. */
export const bankLineKind = pgEnum("bank_line_kind", ["in", "out", "fee"]);
/** Why a line belongs to a slip, surest first (5.4); `by_hand` is a person's word. */
export const bankRule = pgEnum("bank_rule", [
  "reference_code",
  "amount_payer_account",
  "amount_payer_name",
  "amount_date",
  "by_hand",
]);

/** How the files of one bank are read; kept, so that the next file of that bank needs no question. */
export const bankMappings = pgTable("bank_mappings", {
  bankAccountId: integer()
    .primaryKey()
    .references(() => companyBankAccounts.id),
  mapping: jsonb().notNull(),
  savedByName: text().notNull(),
  savedAt: instant().notNull(),
});

/** One imported file of a bank. */
export const bankStatements = pgTable(
  "bank_statements",
  {
    id: documentId(),
    statementNo: text().notNull().unique("bank_statements_no_once"),
    bankAccountId: integer()
      .notNull()
      .references(() => companyBankAccounts.id),
    fileName: text().notNull().default(""),
    importedCount: integer().notNull(),
    duplicateCount: integer().notNull(),
    skippedCount: integer().notNull(),
    fromOn: date({ mode: "string" }),
    toOn: date({ mode: "string" }),
    inFen: fen().notNull(),
    outFen: fen().notNull(),
    importedByName: text().notNull(),
    importedAt: instant().notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [index("bank_statements_by_account").on(t.bankAccountId, t.id)],
);

/**
 * What the bank says (5.4). Its facts never change (trigger); `matched_fen` is the sum of its matches, all of the line or
 * nothing. The unique key is the line's fingerprint: overlapping files bring no line twice, and of lines that are truly
 * equal each has its occurrence number.
 */
export const bankLines = pgTable(
  "bank_lines",
  {
    id: documentId(),
    lineNo: text().notNull().unique("bank_lines_no_once"),
    bankAccountId: integer()
      .notNull()
      .references(() => companyBankAccounts.id),
    statementId: reference()
      .notNull()
      .references(() => bankStatements.id),
    /** The row in the file, the header counted. */
    rowNo: integer().notNull(),
    kind: bankLineKind().notNull(),
    bookedOn: businessDay().notNull(),
    amountFen: fen().notNull(),
    /** What the bank kept of the transfer before it booked the amount, as the file says. */
    feeFen: fen().notNull().default(0),
    payerAccount: text().notNull().default(""),
    payerName: text().notNull().default(""),
    note: text().notNull().default(""),
    bankReference: text().notNull().default(""),
    occurrence: integer().notNull(),
    matchedFen: fen().notNull().default(0),
    /** Not the franchisees' money, somebody said, and why. */
    asideReason: text(),
    asideByName: text(),
    asideAt: instant(),
  },
  (t) => [
    unique("bank_lines_once").on(
      t.bankAccountId,
      t.bookedOn,
      t.amountFen,
      t.bankReference,
      t.payerAccount,
      t.payerName,
      t.occurrence,
    ),
    index("bank_lines_open")
      .on(t.amountFen, t.bookedOn)
      .where(sql`kind = 'in' and matched_fen = 0 and aside_at is null`),
    index("bank_lines_used_by_account")
      .on(t.payerAccount)
      .where(sql`matched_fen > 0 and payer_account <> ''`),
    index("bank_lines_used_by_name").on(t.payerName).where(sql`matched_fen > 0 and payer_name <> ''`),
    index("bank_lines_by_day").on(t.bookedOn, t.id),
    index("bank_lines_by_statement").on(t.statementId),
    check(
      "bank_lines_kind_has_sign",
      sql`${t.amountFen} <> 0 and (${t.kind} = 'in') = (${t.amountFen} > 0) and ${t.feeFen} >= 0`,
    ),
    check("bank_lines_used_whole_or_not", sql`${t.matchedFen} in (0, ${t.amountFen})`),
    check(
      "bank_lines_only_money_in_is_matched",
      sql`${t.matchedFen} = 0 or (${t.kind} = 'in' and ${t.asideAt} is null)`,
    ),
    check(
      "bank_lines_aside_whole",
      sql`num_nulls(${t.asideReason}, ${t.asideByName}, ${t.asideAt}) in (0, 3)`,
    ),
  ],
);

/**
 * Which line pays for which slip. A line serves one slip (unique), or is split over several to the fen (deferred trigger);
 * a slip may have several lines. Never updated; while the slip is approved never deleted (triggers).
 */
export const bankMatches = pgTable(
  "bank_matches",
  {
    lineId: reference()
      .notNull()
      .references(() => bankLines.id),
    depositId: reference()
      .notNull()
      .references(() => deposits.id),
    amountFen: fen().notNull(),
    isSplit: boolean().notNull(),
    rule: bankRule().notNull(),
    confidence: smallint().notNull(),
    matchedByName: text().notNull(),
    matchedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.lineId, t.depositId] }),
    uniqueIndex("bank_matches_line_once").on(t.lineId).where(sql`not is_split`),
    index("bank_matches_by_deposit").on(t.depositId),
    check("bank_matches_amount_positive", sql`${t.amountFen} > 0`),
    check("bank_matches_confidence_percent", sql`${t.confidence} between 0 and 100`),
  ],
);

/**
 * What people said about who pays into an account. Payers are known from approved matches by themselves; a row here adds
 * one by hand, or makes a known one unknown again (the undo).
 */
export const accountPayers = pgTable(
  "account_payers",
  {
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    payerAccount: text().notNull(),
    payerName: text().notNull(),
    isKnown: boolean().notNull(),
    changedByName: text().notNull(),
    changedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.payerAccount, t.payerName] })],
);
