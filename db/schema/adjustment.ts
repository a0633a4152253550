import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { businessDay, costMicro, documentId, each, fen, instant, reference } from "../columns";
import { items } from "./catalog";
import { dcs } from "./org";
import { receipts } from "./warehouse";

export const stockAdjustmentStatus = pgEnum("stock_adjustment_status", ["requested", "approved", "rejected"]);

/**
 * The wish to take a receipt back as a whole (红冲), and what became of it. Up to the DC's limit it is done at once, above it by a
 * second person. The approved one is the cause of entries with the opposite sign, at what the goods cost.
 */
export const receiptReversals = pgTable(
  "receipt_reversals",
  {
    id: documentId(),
    receiptId: reference()
      .notNull()
      .references(() => receipts.id),
    reason: text().notNull(),
    status: stockAdjustmentStatus().notNull(),
    /** What the goods cost, and the limit that this was compared with. */
    valueFen: fen().notNull(),
    limitFen: fen().notNull(),
    requestedBy: text().notNull(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: instant(),
    decisionReason: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("receipt_reversals_once").on(t.receiptId).where(sql`status <> 'rejected'`),
    check(
      "receipt_reversals_decided_whole",
      sql`num_nulls(${t.decidedBy}, ${t.decidedByName}, ${t.decidedAt}) = case ${t.status} when 'requested' then 3 else 0 end`,
    ),
    check(
      "receipt_reversals_two_persons",
      sql`${t.status} <> 'approved' or ${t.valueFen} <= ${t.limitFen} or ${t.decidedBy} <> ${t.requestedBy}`,
    ),
  ],
);

export const stockAdjustmentReason = pgEnum("stock_adjustment_reason", [
  "damage",
  "expired",
  "sample",
  "found",
  "correction",
]);

/**
 * Goods of a DC that are more or fewer than its book says, with the reason. Up to a limit of the DC posted at once, above it
 * by a second person. The approved one is the cause of one entry; a wrong one is put right by another.
 */
export const stockAdjustments = pgTable(
  "stock_adjustments",
  {
    id: documentId(),
    adjustmentNo: text().notNull().unique(),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    /** Above zero goods are added, below taken. */
    qtyEach: each().notNull(),
    /** Of which expiry date; null: first expired first, and what is found has none. */
    expiresOn: businessDay(),
    reason: stockAdjustmentReason().notNull(),
    note: text().notNull(),
    status: stockAdjustmentStatus().notNull(),
    /** The average when it was asked for, or what was told where there was none; per piece or kilogram. */
    costMicro: costMicro().notNull(),
    /** What it is worth at that cost, without sign, and the limit that this was compared with. */
    valueFen: fen().notNull(),
    limitFen: fen().notNull(),
    requestedBy: text().notNull(),
    requestedByName: text().notNull(),
    requestedAt: instant().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: instant(),
    decisionReason: text().notNull().default(""),
  },
  (t) => [
    index("stock_adjustments_by_dc").on(t.dcId, t.id),
    index("stock_adjustments_waiting").on(t.dcId, t.id).where(sql`status = 'requested'`),
    check(
      "stock_adjustments_sign",
      sql`case ${t.reason} when 'found' then ${t.qtyEach} > 0 when 'correction' then ${t.qtyEach} <> 0 else ${t.qtyEach} < 0 end`,
    ),
    check(
      "stock_adjustments_decided_whole",
      sql`num_nulls(${t.decidedBy}, ${t.decidedByName}, ${t.decidedAt}) = case ${t.status} when 'requested' then 3 else 0 end`,
    ),
    check(
      "stock_adjustments_two_persons",
      sql`${t.status} <> 'approved' or ${t.valueFen} <= ${t.limitFen} or ${t.decidedBy} <> ${t.requestedBy}`,
    ),
  ],
);
