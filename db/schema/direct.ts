import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { businessDay, costMicro, documentId, each, fen, instant, reference } from "../columns";
import { items } from "./catalog";
import { stores } from "./org";
import { purchaseStatus } from "./warehouse";

/** What a store has ordered from a supplier that delivers to its door (直送订单). It moves nothing; goods come in by receipts. */
export const directOrders = pgTable(
  "direct_orders",
  {
    id: documentId(),
    orderNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    supplier: text().notNull(),
    expectedOn: businessDay().notNull(),
    note: text().notNull().default(""),
    status: purchaseStatus().notNull().default("open"),
    lineCount: integer().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    closedByName: text(),
    closedAt: instant(),
    /** Why nothing more is expected; empty when everything came. */
    closeReason: text().notNull().default(""),
  },
  (t) => [
    index("direct_orders_by_store").on(t.storeId, t.id),
    index("direct_orders_open").on(t.storeId).where(sql`status = 'open'`),
    check(
      "direct_orders_closed_whole",
      sql`num_nulls(${t.closedByName}, ${t.closedAt}) = case ${t.status} when 'open' then 2 else 0 end`,
    ),
  ],
);

/** `received_each` is the sum of the receipts for it that were not taken back. */
export const directOrderLines = pgTable(
  "direct_order_lines",
  {
    orderId: reference()
      .notNull()
      .references(() => directOrders.id),
    qtyEach: each().notNull(),
    receivedEach: each().notNull().default(0),
    /** Agreed, tax-inclusive, per piece or kilogram. */
    costMicro: costMicro().notNull(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.lineNo] }),
    check(
      "direct_order_lines_quantities",
      sql`${t.qtyEach} > 0 and ${t.receivedEach} >= 0 and ${t.costMicro} >= 0`,
    ),
  ],
);

/** Goods that a supplier brought to a store's door (直送收货单): the cause of their entries in the stores' stock book. */
export const directReceipts = pgTable(
  "direct_receipts",
  {
    id: documentId(),
    receiptNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    /** Null: free, without an order of ours. */
    orderId: reference().references(() => directOrders.id),
    supplier: text().notNull(),
    /** The number of the supplier's own delivery note: received once. */
    supplierNote: text().notNull().default(""),
    lineCount: integer().notNull(),
    /** What the goods cost in all. */
    amountFen: fen().notNull(),
    receivedByName: text().notNull(),
    receivedAt: instant().notNull(),
    /** When it was taken back; its delivery note may then come again. */
    reversedByName: text(),
    reversedAt: instant(),
    reverseReason: text().notNull().default(""),
  },
  (t) => [
    index("direct_receipts_by_store").on(t.storeId, t.id),
    index("direct_receipts_by_order").on(t.orderId).where(sql`order_id is not null`),
    uniqueIndex("direct_receipts_note_once")
      .on(t.storeId, t.supplier, t.supplierNote)
      .where(sql`supplier_note <> '' and reversed_at is null`),
    check(
      "direct_receipts_reversed_whole",
      sql`(${t.reversedAt} is null) = (${t.reversedByName} is null) and ${t.amountFen} >= 0`,
    ),
  ],
);

/** Append-only but for a takeover (trigger). An item once. */
export const directReceiptLines = pgTable(
  "direct_receipt_lines",
  {
    receiptId: reference()
      .notNull()
      .references(() => directReceipts.id),
    qtyEach: each().notNull(),
    /** Paid, tax-inclusive, per piece or kilogram, and for the whole line. */
    costMicro: costMicro().notNull(),
    amountFen: fen().notNull(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.receiptId, t.lineNo] }),
    check(
      "direct_receipt_lines_quantities",
      sql`${t.qtyEach} > 0 and ${t.costMicro} >= 0 and ${t.amountFen} >= 0`,
    ),
  ],
);
