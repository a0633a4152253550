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
import { costMicro, documentId, each, instant, reference } from "../columns";
import { items } from "./catalog";
import { stores } from "./org";

export const stocktakeKind = pgEnum("stocktake_kind", ["full", "category", "location", "daily"]);

/** `open`: being counted; `submitted`: waits for its approval; `posted` and `cancelled` are the ends (2.12). */
export const stocktakeStatus = pgEnum("stocktake_status", ["open", "submitted", "posted", "cancelled"]);

/** Counts of stores: all goods, a category, a place, or the few of the day. */
export const stocktakes = pgTable(
  "stocktakes",
  {
    id: documentId(),
    stocktakeNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    kind: stocktakeKind().notNull(),
    /** The code of the category, or the place; empty for the others. */
    scope: text().notNull().default(""),
    status: stocktakeStatus().notNull().default("open"),
    openedByName: text().notNull(),
    openedAt: instant().notNull(),
    submittedByName: text(),
    submittedAt: instant(),
    /** Whose word ended it, and why when it was called off. */
    endedByName: text(),
    endedAt: instant(),
    endReason: text().notNull().default(""),
  },
  (t) => [
    index("stocktakes_by_store").on(t.storeId, t.id),
    index("stocktakes_waiting").on(t.id).where(sql`status = 'submitted'`),
    uniqueIndex("stocktakes_one_daily").on(t.storeId).where(sql`kind = 'daily' and status = 'open'`),
    check(
      "stocktakes_ended_whole",
      sql`num_nulls(${t.endedByName}, ${t.endedAt}) = case when ${t.status} in ('posted', 'cancelled') then 0 else 2 end`,
    ),
  ],
);

export const stocktakeLineState = pgEnum("stocktake_line_state", ["open", "recount", "counted"]);

/** An item of a count with its last take. What it came to is known when the count is posted. */
export const stocktakeLines = pgTable(
  "stocktake_lines",
  {
    stocktakeId: reference()
      .notNull()
      .references(() => stocktakes.id),
    /** The book when the count was opened (盘点快照): for people; the difference is judged at the instant of counting. */
    snapshotEach: each().notNull(),
    countedEach: each(),
    countedAt: instant(),
    /** Posted; null before. */
    differenceEach: each(),
    costMicro: costMicro(),
    /** What claims that were decided after it made of the difference besides; booked with the note as its cause. */
    rejudgedEach: each().notNull().default(0),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    takes: smallint().notNull().default(0),
    state: stocktakeLineState().notNull().default("open"),
  },
  (t) => [
    primaryKey({ columns: [t.stocktakeId, t.itemId] }),
    check(
      "stocktake_lines_counted_whole",
      sql`num_nulls(${t.countedEach}, ${t.countedAt}) = case when ${t.takes} > 0 then 0 else 2 end`,
    ),
  ],
);

/**
 * What somebody counted, blind, with what had to lie there at that instant; append-only (trigger). A device numbers its takes
 * itself, so that what it sends again after a lost connection counts once. The next take of an item is a recount.
 */
export const stocktakeTakes = pgTable(
  "stocktake_takes",
  {
    stocktakeId: reference().notNull(),
    takeId: text().notNull(),
    countedEach: each().notNull(),
    onHandEach: each().notNull(),
    stagedEach: each().notNull(),
    unseenEach: each().notNull(),
    differenceEach: each().notNull(),
    costMicro: costMicro().notNull(),
    countedAt: instant().notNull(),
    countedBy: text().notNull(),
    countedByName: text().notNull(),
    recordedAt: instant().notNull(),
    itemId: integer().notNull(),
    takeNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.stocktakeId, t.itemId, t.takeNo] }),
    uniqueIndex("stocktake_takes_once").on(t.stocktakeId, t.takeId),
    check("stocktake_takes_quantity", sql`${t.countedEach} >= 0`),
  ],
);
