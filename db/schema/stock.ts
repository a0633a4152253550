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
import { businessDay, costMicro, documentId, each, instant, reference } from "../columns";
import { causeType } from "./account";
import { items } from "./catalog";
import { dcs } from "./org";

export const stockEntryReason = pgEnum("stock_entry_reason", [
  "opening",
  "receipt",
  "delivery",
  "delivery_reversal",
  "difference",
  "return",
  "sale",
  "stocktake",
  "shrinkage",
  "adjustment",
]);

/** DC stock: BOOK. `on_hand_each` is the sum of the entries, `reserved_each` of the open allocations. */
export const dcStock = pgTable(
  "dc_stock",
  {
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    onHandEach: each().notNull().default(0),
    reservedEach: each().notNull().default(0),
    /** Moving weighted average cost, tax-inclusive (3.0.5). */
    costMicro: costMicro(),
    lastEntryNo: integer().notNull().default(0),
    /** Where pickers find it. */
    location: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.itemId] }),
    check("dc_stock_not_oversold", sql`${t.reservedEach} >= 0 and ${t.onHandEach} >= ${t.reservedEach}`),
  ],
);

/**
 * Places that somebody has to count, because what should lie there was not found (2.5). Asked for once until it is closed;
 * what was counted, and what that posts, belongs to the stocktake of the DC.
 */
export const dcCounts = pgTable(
  "dc_counts",
  {
    id: documentId(),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    location: text().notNull(),
    /** What was missed there, and by which delivery order first. */
    reason: text().notNull(),
    deliveryId: reference().notNull(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("dc_counts_open_once").on(t.dcId, t.itemId, t.location).where(sql`closed_at is null`),
    index("dc_counts_open").on(t.dcId, t.id).where(sql`closed_at is null`),
  ],
);

/** Append-only (trigger). No foreign keys: the posting statement joins the stock row, the proof checks it again. */
export const dcStockEntries = pgTable(
  "dc_stock_entries",
  {
    causeId: reference().notNull(),
    amountEach: each().notNull(),
    onHandAfterEach: each().notNull(),
    costMicro: costMicro().notNull(),
    postedAt: instant().notNull(),
    businessOn: businessDay().notNull(),
    itemId: integer().notNull(),
    entryNo: integer().notNull(),
    causeType: causeType().notNull(),
    reason: stockEntryReason().notNull(),
    dcId: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.itemId, t.entryNo] }),
    uniqueIndex("dc_stock_entries_once_per_cause").on(t.causeType, t.causeId, t.itemId, t.reason, t.dcId),
    index("dc_stock_entries_by_day").using("brin", t.businessOn),
    check("dc_stock_entries_amount_not_zero", sql`${t.amountEach} <> 0`),
  ],
);

/** Store stock: BOOK of the same shape. It may go negative by sales; nothing is reserved in a store. */
export const storeStock = pgTable(
  "store_stock",
  {
    storeId: integer().notNull(),
    itemId: integer().notNull(),
    onHandEach: each().notNull().default(0),
    /** Moving average of what the store paid, gifts of the same item included (3.0.9). */
    costMicro: costMicro().notNull().default(0),
    lastEntryNo: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.itemId] })],
);

/** Append-only (trigger). */
export const storeStockEntries = pgTable(
  "store_stock_entries",
  {
    causeId: reference().notNull(),
    amountEach: each().notNull(),
    onHandAfterEach: each().notNull(),
    costMicro: costMicro().notNull(),
    postedAt: instant().notNull(),
    businessOn: businessDay().notNull(),
    itemId: integer().notNull(),
    storeId: integer().notNull(),
    entryNo: integer().notNull(),
    causeType: causeType().notNull(),
    reason: stockEntryReason().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.itemId, t.entryNo] }),
    uniqueIndex("store_stock_entries_once_per_cause").on(
      t.causeType,
      t.causeId,
      t.itemId,
      t.reason,
      t.storeId,
    ),
    check("store_stock_entries_amount_not_zero", sql`${t.amountEach} <> 0`),
  ],
);
