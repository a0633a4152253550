import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { businessDay, documentId, each, fen, instant, reference } from "../columns";
import { stores } from "./org";

/** What goods cost in all, in micro-yuan (0.000001 CNY): sums of fractions of a fen stay exact. */
const goodsCostMicro = () => bigint({ mode: "number" }).notNull().default(0);

/** Parcels of sales as tills sent them. A till numbers its own; the same number again is the same parcel. */
export const salesBatches = pgTable(
  "sales_batches",
  {
    id: documentId(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    batch: text().notNull(),
    /** Of what was sent: the same number with other sales is refused. */
    contentHash: text().notNull(),
    saleCount: integer().notNull(),
    amountFen: fen().notNull(),
    /** What nobody knows an item for, kept as it was sent: `[{ item, qty, amount }]`. It counts in no figure. */
    unknown: jsonb().$type<{ item: string; qty: number; amount: string }[]>().notNull().default([]),
    receivedFrom: text().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("sales_batches_once_per_store").on(t.storeId, t.batch),
    check("sales_batches_not_empty", sql`${t.saleCount} > 0`),
  ],
);

/** What a parcel sold of an item on a business day; customers' returns are below zero. Append-only (trigger). */
export const salesBatchItems = pgTable(
  "sales_batch_items",
  {
    batchId: reference().notNull(),
    qtyEach: each().notNull(),
    amountFen: fen().notNull(),
    /** The part of it that a count had seen missing before the parcel came: it leaves the stock only once. */
    seenEach: each().notNull().default(0),
    /** What these goods cost in all, in micro-yuan: at the store's average when the parcel came (3.0.5). */
    goodsCostMicro: goodsCostMicro(),
    itemId: integer().notNull(),
    soldOn: businessDay().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.itemId, t.soldOn] }),
    index("sales_batch_items_seen").on(t.batchId).where(sql`seen_each <> 0`),
  ],
);

/**
 * The sales of a parcel one by one, kept for two weeks: they say what was sold before and after a shelf was counted. In base
 * units; what was sold by a sale specification stands with its weight and the specification.
 */
export const saleLines = pgTable(
  "sale_lines",
  {
    batchId: reference().notNull(),
    qtyEach: each().notNull(),
    soldAt: instant().notNull(),
    storeId: integer().notNull(),
    itemId: integer().notNull(),
    specId: integer(),
    lineNo: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.batchId, t.lineNo] }),
    index("sale_lines_by_item").on(t.storeId, t.itemId, t.soldAt),
  ],
);

/** What a store sold of an item on a business day: the sum of its parcels, however late they came. */
export const dailySales = pgTable(
  "daily_sales",
  {
    storeId: integer().notNull(),
    itemId: integer().notNull(),
    soldOn: businessDay().notNull(),
    qtyEach: each().notNull(),
    amountFen: fen().notNull(),
    goodsCostMicro: goodsCostMicro(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.soldOn, t.itemId] })],
);

/**
 * What a store sold of a category on a business day: the same sums as by item, in the category that each item had when its
 * parcel came. Reports of months over all stores read this.
 */
export const categorySales = pgTable(
  "category_sales",
  {
    amountFen: fen().notNull(),
    goodsCostMicro: goodsCostMicro(),
    storeId: integer().notNull(),
    categoryId: integer().notNull(),
    soldOn: businessDay().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.soldOn, t.categoryId] })],
);
