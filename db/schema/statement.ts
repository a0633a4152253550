import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { documentId, fen, instant, reference } from "../columns";
import { accounts } from "./account";
import { periods } from "./period";

export const statementStatus = pgEnum("statement_status", ["issued", "disputed", "answered", "accepted"]);

/**
 * Account statements of closed months (5.5). What they say is kept as the text that its hash is of and never changes
 * (trigger); only what the owner says to it does.
 */
export const accountStatements = pgTable(
  "account_statements",
  {
    id: documentId(),
    statementNo: text().notNull().unique("account_statements_no_once"),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    month: date({ mode: "string" })
      .notNull()
      .references(() => periods.month),
    openingFen: fen().notNull(),
    closingFen: fen().notNull(),
    /** Canonical JSON: keys in order, money as decimal text. */
    content: text().notNull(),
    /** SHA-256 of `content` in UTF-8, hexadecimal. */
    contentHash: text().notNull(),
    builtAt: instant().notNull(),
    status: statementStatus().notNull().default("issued"),
    /** Silence until then is acceptance. */
    respondBefore: instant().notNull(),
    respondedByName: text(),
    respondedAt: instant(),
    /** Accepted by the clock. */
    isBySilence: boolean().notNull().default(false),
  },
  (t) => [
    unique("account_statements_once").on(t.accountId, t.month),
    index("account_statements_by_month").on(t.month, t.id),
    index("account_statements_unanswered").on(t.respondBefore).where(sql`status in ('issued', 'answered')`),
    check("account_statements_hash", sql`length(${t.contentHash}) = 64`),
    check(
      "account_statements_responded_whole",
      sql`num_nulls(${t.respondedByName}, ${t.respondedAt}) in (0, 2) and (${t.status} <> 'accepted' or ${t.respondedAt} is not null)`,
    ),
  ],
);

/** What an owner disputes in a statement, and what finance answers; at most one is open per statement. */
export const statementCases = pgTable(
  "statement_cases",
  {
    id: documentId(),
    statementId: reference()
      .notNull()
      .references(() => accountStatements.id),
    reason: text().notNull(),
    openedByName: text().notNull(),
    openedAt: instant().notNull(),
    answer: text(),
    answeredByName: text(),
    answeredAt: instant(),
  },
  (t) => [
    index("statement_cases_by_statement").on(t.statementId),
    uniqueIndex("statement_cases_one_open").on(t.statementId).where(sql`answered_at is null`),
    check(
      "statement_cases_answered_whole",
      sql`num_nulls(${t.answer}, ${t.answeredByName}, ${t.answeredAt}) in (0, 3)`,
    ),
  ],
);

/** How far the statements of a closed month are built: the work of the worker process, which may die and go on. */
export const statementRuns = pgTable(
  "statement_runs",
  {
    month: date({ mode: "string" })
      .primaryKey()
      .references(() => periods.month),
    accountCount: integer().notNull(),
    builtCount: integer().notNull().default(0),
    startedAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [check("statement_runs_counts", sql`${t.builtCount} between 0 and ${t.accountCount}`)],
);
