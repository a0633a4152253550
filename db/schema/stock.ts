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
  "receipt_reversal",
  "shrinkage_reversal",
  "return_refused",
  "takeover",
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
 * `open`: to be counted; `recount`: counted, but too far off; `waiting`: counted, to be posted by a second person or once goods
 * are free; `posted` and `cancelled` are the ends.
 */
export const dcCountStatus = pgEnum("dc_count_status", ["open", "recount", "waiting", "posted", "cancelled"]);

/**
 * Places that somebody has to count (2.5, 2.12), because what should lie there was not found, or because somebody asked.
 * Asked for once until it is closed. A posted one that differs is the cause of one entry (`stocktake`).
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
    deliveryId: reference(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    status: dcCountStatus().notNull().default("open"),
    /** What the last count found too much, or missing; null before it. Posted as it is, whatever moved since. */
    differenceEach: each(),
    /** Whose word closed it, and why when it was called off. */
    closedByName: text(),
    closeReason: text().notNull().default(""),
    closedAt: instant(),
  },
  (t) => [
    uniqueIndex("dc_counts_open_once").on(t.dcId, t.itemId, t.location).where(sql`closed_at is null`),
    index("dc_counts_open").on(t.dcId, t.id).where(sql`closed_at is null`),
    check(
      "dc_counts_closed",
      sql`(${t.closedAt} is not null) = (${t.status} in ('posted', 'cancelled')) and (${t.status} <> 'posted' or ${t.differenceEach} is not null)`,
    ),
  ],
);

/**
 * What somebody counted at a place, blind, with the book at that instant; append-only (trigger). The next one of a count is a
 * recount.
 */
export const dcCountTakes = pgTable(
  "dc_count_takes",
  {
    countId: reference()
      .notNull()
      .references(() => dcCounts.id),
    countedEach: each().notNull(),
    onHandEach: each().notNull(),
    /** Picked for delivery orders that are not approved yet: still on the book, no longer at the place. */
    stagedEach: each().notNull(),
    /** On lists of which nobody has reported yet: at the place or not, nobody can say. */
    unseenEach: each().notNull(),
    differenceEach: each().notNull(),
    costMicro: costMicro().notNull(),
    countedBy: text().notNull(),
    countedByName: text().notNull(),
    countedAt: instant().notNull(),
    takeNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.countId, t.takeNo] }),
    check("dc_count_takes_quantity", sql`${t.countedEach} >= 0`),
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

/**
 * Where the goods of a DC lie and until when they are good: by item, expiry date and place. What they sum up to is `on_hand_each` of
 * the stock row, whose lock covers them. Goods without a date have `infinity`.
 */
export const dcLots = pgTable(
  "dc_lots",
  {
    qtyEach: each().notNull(),
    dcId: integer().notNull(),
    itemId: integer().notNull(),
    expiresOn: businessDay().notNull(),
    location: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.itemId, t.expiresOn, t.location] }),
    index("dc_lots_dated").on(t.dcId, t.expiresOn).where(sql`expires_on < 'infinity'`),
    check("dc_lots_quantity", sql`${t.qtyEach} > 0`),
  ],
);

/**
 * Which dates a delivery order gets of an item that has some: planned when its wave is released, and once it is approved, what left
 * the DC (`is_issued`), so that a recall finds the stores of a date.
 */
export const deliveryLots = pgTable(
  "delivery_lots",
  {
    deliveryId: reference().notNull(),
    qtyEach: each().notNull(),
    dcId: integer().notNull(),
    itemId: integer().notNull(),
    expiresOn: businessDay().notNull(),
    isIssued: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.itemId, t.expiresOn] }),
    index("delivery_lots_by_date").on(t.dcId, t.itemId, t.expiresOn, t.isIssued),
    check("delivery_lots_quantity", sql`${t.qtyEach} > 0`),
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
    /** When the last posted count looked at the shelf: what was sold before and is reported later was missing then already. */
    countedAt: instant(),
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
