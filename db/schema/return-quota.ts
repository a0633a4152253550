import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, primaryKey, smallint, unique } from "drizzle-orm/pg-core";
import { businessDay, fen, instant, reference } from "../columns";
import { categories } from "./catalog";
import { stores } from "./org";

export const quotaEntryKind = pgEnum("quota_entry_kind", ["reserved", "used", "released"]);

/** Return quota: BOOK. What a store's returns reserve and have used; the row is the lock under which its returns take turns (R21). */
export const returnQuotas = pgTable(
  "return_quotas",
  {
    storeId: integer()
      .primaryKey()
      .references(() => stores.id),
    reservedFen: fen().notNull().default(0),
    usedFen: fen().notNull().default(0),
    lastEntryNo: integer().notNull().default(0),
  },
  (t) => [check("return_quotas_not_negative", sql`${t.reservedFen} >= 0 and ${t.usedFen} >= 0`)],
);

/** Append-only (trigger). Each return reserves once and is used or released once. */
export const returnQuotaEntries = pgTable(
  "return_quota_entries",
  {
    returnId: reference().notNull(),
    /** What it changes, and the figures after it. */
    reservedFen: fen().notNull(),
    usedFen: fen().notNull(),
    reservedAfterFen: fen().notNull(),
    usedAfterFen: fen().notNull(),
    postedAt: instant().notNull(),
    businessOn: businessDay().notNull(),
    quotaOn: businessDay().notNull(),
    storeId: integer().notNull(),
    entryNo: integer().notNull(),
    kind: quotaEntryKind().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.entryNo] }),
    unique("return_quota_entries_once_per_return").on(t.returnId, t.kind),
    index("return_quota_entries_by_day").on(t.storeId, t.quotaOn),
  ],
);

export const quotaWindow = pgEnum("quota_window", ["month", "cumulative", "rolling_90d"]);

/** Further limits of a store's returns beside its policy, all of which hold at once (R21): for everything or for a category. */
export const returnLimits = pgTable(
  "return_limits",
  {
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    limitNo: smallint().notNull(),
    /** With everything below it; null: all goods. */
    categoryId: integer().references(() => categories.id),
    amountFen: fen(),
    /** Of the purchases of the window, in hundredths of a percent. */
    ratioBp: integer(),
    window: quotaWindow().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.limitNo] }),
    check("return_limits_one_measure", sql`(${t.amountFen} is null) <> (${t.ratioBp} is null)`),
    check(
      "return_limits_range",
      sql`coalesce(${t.amountFen}, 0) >= 0 and coalesce(${t.ratioBp}, 0) between 0 and 10000`,
    ),
  ],
);
