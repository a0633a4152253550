import { sql } from "drizzle-orm";
import {
  bigint,
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
import { businessDay, costMicro, documentId, each, fen, instant, reference } from "../columns";
import { items } from "./catalog";
import { dcs } from "./org";

export const purchaseStatus = pgEnum("purchase_status", ["open", "closed"]);

/** What a DC has ordered from a supplier. It moves nothing; goods come in by receipts. */
export const purchases = pgTable(
  "purchases",
  {
    id: documentId(),
    purchaseNo: text().notNull().unique(),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
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
    index("purchases_by_dc").on(t.dcId, t.id),
    check(
      "purchases_closed_whole",
      sql`num_nulls(${t.closedByName}, ${t.closedAt}) = case ${t.status} when 'open' then 2 else 0 end`,
    ),
  ],
);

/** An item of a purchase once; `received_each` is the sum of the receipts against it. */
export const purchaseLines = pgTable(
  "purchase_lines",
  {
    purchaseId: reference()
      .notNull()
      .references(() => purchases.id),
    qtyEach: each().notNull(),
    receivedEach: each().notNull().default(0),
    /** Agreed, tax-inclusive, per piece or kilogram. */
    costMicro: costMicro().notNull(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
    /** It is ordered for what waits in the pool: what comes is not put away. */
    crossDock: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.purchaseId, t.lineNo] }),
    uniqueIndex("purchase_lines_item_once").on(t.purchaseId, t.itemId),
    check(
      "purchase_lines_quantities",
      sql`${t.qtyEach} > 0 and ${t.receivedEach} >= 0 and ${t.costMicro} >= 0`,
    ),
  ],
);

/** Goods that a supplier brought, append-only but for being taken back (trigger): the cause of their entries in the DC's stock book. */
export const receipts = pgTable(
  "receipts",
  {
    id: documentId(),
    receiptNo: text().notNull().unique(),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    /** Null: blind, without an order of ours. */
    purchaseId: reference().references(() => purchases.id),
    supplier: text().notNull(),
    /** The number of the supplier's own delivery note. */
    supplierNote: text().notNull().default(""),
    lineCount: integer().notNull(),
    receivedByName: text().notNull(),
    receivedAt: instant().notNull(),
    /** When it was taken back; its delivery note may then come again. */
    reversedAt: instant(),
  },
  (t) => [
    index("receipts_by_dc").on(t.dcId, t.id),
    index("receipts_by_purchase").on(t.purchaseId).where(sql`purchase_id is not null`),
    uniqueIndex("receipts_note_once")
      .on(t.dcId, t.supplier, t.supplierNote)
      .where(sql`supplier_note <> '' and reversed_at is null`),
  ],
);

/** Append-only (trigger). An item has a line for each expiry date and cost. */
export const receiptLines = pgTable(
  "receipt_lines",
  {
    receiptId: reference()
      .notNull()
      .references(() => receipts.id),
    qtyEach: each().notNull(),
    /** Paid, tax-inclusive, per piece or kilogram. */
    costMicro: costMicro().notNull(),
    expiresOn: businessDay(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    lineNo: smallint().notNull(),
    /** It was left at the place for cross-docking. */
    crossDock: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.receiptId, t.lineNo] }),
    check("receipt_lines_quantities", sql`${t.qtyEach} > 0 and ${t.costMicro} >= 0`),
  ],
);

/** How a DC keeps its stock in order; without a row, the defaults of `server/warehouse/rules/settings.ts`. */
export const warehouseSettings = pgTable(
  "warehouse_settings",
  {
    dcId: integer()
      .primaryKey()
      .references(() => dcs.id),
    /** So much more than ordered may be received of an item, in hundredths of a percent. */
    overReceiptBp: integer().notNull(),
    /** Adjustments worth more than this need a second person, gains and losses alike. */
    adjustmentLimitFen: fen().notNull(),
    /** So much of an item's shelf life must be left when it comes, and when it goes to a store, in hundredths of a percent. */
    receiptRestBp: integer().notNull().default(7500),
    shipRestBp: integer().notNull().default(6667),
    /** Days before expiry from which goods are shown as expiring. */
    expiringDays: smallint().notNull().default(30),
  },
  (t) => [
    check(
      "warehouse_settings_range",
      sql`${t.overReceiptBp} between 0 and 10000 and ${t.adjustmentLimitFen} >= 0
          and ${t.receiptRestBp} between 0 and 10000 and ${t.shipRestBp} between 0 and 10000
          and ${t.expiringDays} between 1 and 365`,
    ),
  ],
);

/**
 * What the moving average leaves over, append-only (trigger): value before + value received − value after, by the entry of
 * the DC's stock book that it belongs to. Receipts onto stock at or below zero (3.0.5), and what rounding the average takes.
 */
export const dcCostVariances = pgTable(
  "dc_cost_variances",
  {
    /** In micro-yuan of a piece; of weighed items in thousandths of that. */
    units: bigint({ mode: "number" }).notNull(),
    entryNo: integer().notNull(),
    itemId: integer().notNull(),
    dcId: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.itemId, t.entryNo] }),
    check("dc_cost_variances_not_zero", sql`${t.units} <> 0`),
  ],
);
