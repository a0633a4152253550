import { sql } from "drizzle-orm";
import { check, date, integer, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { fen, instant } from "../columns";

/**
 * Closed months of the books (5.5), without gaps; append-only (trigger). While a row is here no entry of any book may carry
 * a business day up to that month's end (trigger on each book).
 */
export const periods = pgTable(
  "periods",
  {
    /** The first day of the month. */
    month: date({ mode: "string" }).primaryKey(),
    /** The account ledger as it was closed: what it has up to the month's end may never change again. */
    entryCount: integer().notNull(),
    incomeFen: fen().notNull(),
    expenseFen: fen().notNull(),
    /** Σ of all entries up to the month's end: what owners had together. */
    closingFen: fen().notNull(),
    /** What was still open when it was closed, and why it was closed nevertheless. */
    checks: jsonb().notNull(),
    overrideReason: text(),
    closedByName: text().notNull(),
    closedAt: instant().notNull(),
    /** When the row was written by the wall clock, after the last posting into the month had ended. */
    recordedAt: instant().notNull().default(sql`clock_timestamp()`),
  },
  (t) => [
    check("periods_month_is_a_first", sql`extract(day from ${t.month}) = 1`),
    check("periods_amounts", sql`${t.entryCount} >= 0 and ${t.incomeFen} >= 0 and ${t.expenseFen} >= 0`),
  ],
);
