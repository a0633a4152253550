import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { documentId, each, fen, instant, masterId, reference } from "../columns";
import { categories, items } from "./catalog";
import { stores } from "./org";

export const priceReason = pgEnum("price_reason", ["competitor", "near_expiry", "cost", "other"]);

/** In the order in which a document of several lines is named: it is what the first of its lines is (2.10). */
export const priceLineStatus = pgEnum("price_line_status", [
  "pending",
  "scheduled",
  "effective",
  "ended",
  "superseded",
  "cancelled",
  "rejected",
]);
export const priceLockKind = pgEnum("price_lock_kind", ["state", "fixed"]);

/** A store's wish to sell at other prices (变价单). Nothing of it is edited; what becomes of it stands with its lines. */
export const priceChanges = pgTable(
  "price_changes",
  {
    id: documentId(),
    changeNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    reason: priceReason().notNull(),
    note: text().notNull().default(""),
    lineCount: integer().notNull(),
    effectiveAt: instant().notNull(),
    /** From then on the price before it counts again; null: it stays. A direct store's always ends (R13). */
    endsAt: instant(),
    requestedBy: text().notNull(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    /** When headquarters were reminded that something of it still waits. */
    remindedAt: instant(),
  },
  (t) => [
    index("price_changes_by_store").on(t.storeId, t.id),
    check("price_changes_period", sql`${t.endsAt} > ${t.effectiveAt}`),
  ],
);

/** One item of a price change, with the prices as they were when it was asked for. Changed under the lock of the store's price book. */
export const priceChangeLines = pgTable(
  "price_change_lines",
  {
    changeId: reference()
      .notNull()
      .references(() => priceChanges.id),
    oldPriceFen: fen(),
    suggestedPriceFen: fen(),
    priceFen: fen().notNull(),
    startedAt: instant(),
    endedAt: instant(),
    decidedAt: instant(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
    status: priceLineStatus().notNull(),
    decidedBy: text(),
    decidedByName: text().notNull().default(""),
    decisionReason: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.changeId, t.lineNo] }),
    unique("price_change_lines_item_once").on(t.changeId, t.itemId),
    index("price_change_lines_alive")
      .on(t.storeId, t.itemId)
      .where(sql`status in ('pending', 'scheduled', 'effective')`),
    index("price_change_lines_pending").on(t.changeId).where(sql`status = 'pending'`),
    check("price_change_lines_price", sql`${t.priceFen} > 0`),
    check(
      "price_change_lines_started",
      sql`case ${t.status} when 'effective' then ${t.startedAt} is not null when 'ended' then ${t.endedAt} is not null
          when 'superseded' then true else ${t.startedAt} is null end`,
    ),
  ],
);

/** Locked before the prices of a store are changed; counts the entries of its price book. */
export const priceBooks = pgTable(
  "price_books",
  {
    storeId: integer()
      .primaryKey()
      .references(() => stores.id),
    lastEntryNo: each().notNull().default(0),
  },
  (t) => [check("price_books_count", sql`${t.lastEntryNo} >= 0`)],
);

/** What a store sells an item for, where that is not the price that headquarters suggest. */
export const storePrices = pgTable(
  "store_prices",
  {
    priceFen: fen().notNull(),
    changeId: reference().notNull(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.itemId] }),
    index("store_prices_by_item").on(t.itemId),
    foreignKey({
      name: "store_prices_line",
      columns: [t.changeId, t.lineNo],
      foreignColumns: [priceChangeLines.changeId, priceChangeLines.lineNo],
    }),
    check("store_prices_positive", sql`${t.priceFen} > 0`),
  ],
);

/**
 * What tills must charge, in the order in which it came to be: numbered in each store without gaps, so that nobody who reads from
 * a number on misses one. Without a price the one that headquarters suggest counts again. Append-only (trigger).
 */
export const priceEntries = pgTable(
  "price_entries",
  {
    entryNo: each().notNull(),
    priceFen: fen(),
    changeId: reference().references((): AnyPgColumn => priceChanges.id),
    at: instant().notNull(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.entryNo] }),
    index("price_entries_by_item").on(t.storeId, t.itemId, t.entryNo),
    check("price_entries_price", sql`${t.priceFen} > 0`),
  ],
);

/** The same for the prices that headquarters suggest, written by a trigger of `items`, whichever way they change. Append-only. */
export const suggestedPriceEntries = pgTable(
  "suggested_price_entries",
  {
    id: documentId(),
    priceFen: fen(),
    at: instant().notNull().default(sql`now()`),
    itemId: integer()
      .notNull()
      .references(() => items.id),
  },
  (t) => [index("suggested_price_entries_by_item").on(t.itemId, t.id)],
);

/** What no store prices by itself: an item or a category with everything below it; set by the state, or by headquarters (R12). */
export const priceLocks = pgTable(
  "price_locks",
  {
    id: masterId(),
    itemId: integer().references(() => items.id),
    categoryId: integer().references(() => categories.id),
    kind: priceLockKind().notNull(),
    reason: text().notNull(),
    madeByName: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
    endedByName: text().notNull().default(""),
  },
  (t) => [check("price_locks_one_target", sql`(${t.itemId} is null) <> (${t.categoryId} is null)`)],
);

/** One row; without it the defaults of `server/retail/rules`. */
export const retailSettings = pgTable(
  "retail_settings",
  {
    isOnly: boolean().primaryKey().default(true),
    /** A franchise store's price further from the suggested one than this is looked at by headquarters; null: never. */
    corridorBp: integer(),
    /** Whether an item of headquarters that takes over a store's own brings its price along (R11, D14). */
    overridePrice: boolean().notNull().default(false),
  },
  (t) => [
    check(
      "retail_settings_range",
      sql`${t.isOnly} and (${t.corridorBp} is null or ${t.corridorBp} between 0 and 100000)`,
    ),
  ],
);

export const ownItemConflictKind = pgEnum("own_item_conflict_kind", ["unit", "stock"]);
export const ownItemConflictStatus = pgEnum("own_item_conflict_status", ["open", "merged", "apart"]);

/** A store's own item that headquarters could not take over by itself: another unit, or the store has both (R11). */
export const ownItemConflicts = pgTable(
  "own_item_conflicts",
  {
    id: documentId(),
    ownItemId: integer()
      .notNull()
      .references(() => items.id),
    hqItemId: integer()
      .notNull()
      .references(() => items.id),
    kind: ownItemConflictKind().notNull(),
    status: ownItemConflictStatus().notNull(),
    /** How many of headquarters' one of the store's is. */
    factor: integer().notNull().default(1),
    foundAt: instant().notNull(),
    decidedAt: instant(),
    decidedByName: text().notNull().default(""),
  },
  (t) => [
    unique("own_item_conflicts_once").on(t.ownItemId, t.hqItemId),
    check("own_item_conflicts_factor", sql`${t.factor} > 0`),
    check("own_item_conflicts_decided", sql`(${t.decidedAt} is null) = (${t.status} = 'open')`),
  ],
);
