import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { costMicro, documentId, each, fen, instant, reference } from "../columns";
import { items } from "./catalog";
import { stores } from "./org";

export const shrinkageReason = pgEnum("shrinkage_reason", [
  "damaged",
  "expired",
  "sample",
  "stolen",
  "other",
]);

/** `draft`: waits for its photo; `pending`: for its approval; `posted`: has left the stock, until it is `reversed` (2.13). */
export const shrinkageStatus = pgEnum("shrinkage_status", [
  "draft",
  "pending",
  "posted",
  "rejected",
  "reversed",
]);

/** Goods that leave a store's stock because they are damaged, expired, sampled or stolen (报损单). */
export const shrinkages = pgTable(
  "shrinkages",
  {
    id: documentId(),
    shrinkageNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    status: shrinkageStatus().notNull(),
    reason: shrinkageReason().notNull(),
    note: text().notNull().default(""),
    lineCount: integer().notNull(),
    /** At the store's average cost when it was reported. */
    valueFen: fen().notNull(),
    /** What was left of the store's monthly budget when it was judged; null where nothing is controlled. */
    budgetLeftFen: fen(),
    reportedBy: text().notNull(),
    reportedByName: text().notNull(),
    reportedAt: instant().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: instant(),
    decisionReason: text().notNull().default(""),
    postedAt: instant(),
    reversedByName: text(),
    reversedAt: instant(),
  },
  (t) => [
    index("shrinkages_by_store").on(t.storeId, t.id),
    index("shrinkages_pending").on(t.id).where(sql`status = 'pending'`),
    check(
      "shrinkages_posted_whole",
      sql`(${t.postedAt} is not null) = (${t.status} in ('posted', 'reversed')) and (${t.reversedAt} is not null) = (${t.status} = 'reversed')`,
    ),
    check("shrinkages_two_persons", sql`${t.decidedBy} is null or ${t.decidedBy} <> ${t.reportedBy}`),
  ],
);

/** Append-only (trigger). An item once. */
export const shrinkageLines = pgTable(
  "shrinkage_lines",
  {
    shrinkageId: reference()
      .notNull()
      .references(() => shrinkages.id),
    qtyEach: each().notNull(),
    costMicro: costMicro().notNull(),
    valueFen: fen().notNull(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.shrinkageId, t.lineNo] }),
    check("shrinkage_lines_quantity", sql`${t.qtyEach} > 0`),
  ],
);

/** What direct stores may write off by themselves; one row, without it the defaults of `server/shrinkage/rules.ts`. */
export const shrinkageSettings = pgTable(
  "shrinkage_settings",
  {
    isOnly: boolean().primaryKey().default(true),
    autoLimitFen: fen().notNull(),
    budgetBp: integer().notNull(),
  },
  (t) => [
    check(
      "shrinkage_settings_range",
      sql`${t.isOnly} and ${t.autoLimitFen} >= 0 and ${t.budgetBp} between 0 and 10000`,
    ),
  ],
);
