import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
} from "drizzle-orm/pg-core";
import { businessDay, documentId, each, fen, instant, reference } from "../columns";
import { accounts } from "./account";
import { items, pickType } from "./catalog";
import { settlementKind, stores } from "./org";

export const orderStatus = pgEnum("order_status", [
  "draft",
  "pooled",
  "partly_generated",
  "generated",
  "completed",
  "cancelled",
  "expired",
]);

/** Replenishment orders (2.2). What was promised at submission is copied in: nothing in force later changes it. */
export const orders = pgTable(
  "orders",
  {
    id: documentId(),
    orderNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    /** Account and settlement at submission: open documents finish on them (R05, U23). Direct stores have none. */
    accountId: integer().references(() => accounts.id),
    settlement: settlementKind().notNull(),
    status: orderStatus().notNull(),
    reference: text().notNull().default(""),
    planId: integer().notNull(),
    planVersion: integer().notNull(),
    templateVersionId: integer(),
    lineCount: smallint().notNull(),
    goodsFen: fen().notNull(),
    discountFen: fen().notNull(),
    payableFen: fen().notNull(),
    /** Net amount of its pool rows: what generation may still ask of the account. */
    pooledFen: fen().notNull(),
    /** Balance check 1 at submission: by how much the account was short, 0 when it was not (R14). */
    shortfallFen: fen().notNull().default(0),
    /** Coupons, promotions and hints as shown at submission. */
    promise: jsonb().notNull().default({}),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    submittedAt: instant(),
    deliverOn: businessDay(),
    endedAt: instant(),
    endReason: text().notNull().default(""),
    /** Refused at generation (R15): since when and by how much; the pool rows stay as they were. */
    blockedAt: instant(),
    blockedCode: text(),
    blockedNeededFen: fen(),
    blockedAvailableFen: fen(),
  },
  (t) => [
    index("orders_by_store").on(t.storeId, t.id),
    index("orders_by_day").using("brin", t.deliverOn),
    index("orders_in_pool_by_account").on(t.accountId).where(sql`status in ('pooled', 'partly_generated')`),
    index("orders_in_pool_by_store").on(t.storeId).where(sql`status in ('pooled', 'partly_generated')`),
    index("orders_drafts").on(t.storeId).where(sql`status = 'draft'`),
    check("orders_amounts", sql`${t.payableFen} >= 0 and ${t.payableFen} = ${t.goodsFen} - ${t.discountFen}`),
  ],
);

/** Lines, gifts included, with the promise: price, share of discounts, source, split (R03, R04). Never changed. */
export const orderLines = pgTable(
  "order_lines",
  {
    orderId: reference().notNull(),
    qtyEach: each().notNull(),
    unitPriceFen: fen().notNull(),
    amountFen: fen().notNull(),
    discountFen: fen().notNull(),
    /** The part of `qty_each` that goes to case picking; the rest is picked loose. */
    caseEach: each().notNull(),
    casePackEach: each().notNull(),
    itemId: integer().notNull(),
    promotionId: integer(),
    lineNo: smallint().notNull(),
    dcId: smallint().notNull(),
    taxRateBp: smallint().notNull(),
    pickType: pickType().notNull(),
    isGift: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.lineNo] }),
    check(
      "order_lines_figures",
      sql`${t.qtyEach} > 0 and ${t.amountFen} >= ${t.discountFen} and ${t.discountFen} >= 0 and ${t.caseEach} between 0 and ${t.qtyEach}`,
    ),
  ],
);

/** What an order takes of its windows' maximum (R23): the goods amount per template line and window. */
export const orderWindows = pgTable(
  "order_windows",
  {
    storeId: integer().notNull(),
    templateLineId: integer().notNull(),
    windowStartsAt: instant().notNull(),
    /** The cut-off that the order was placed under: until then its store may take it back (U6). */
    windowEndsAt: instant().notNull(),
    orderId: reference().notNull(),
    goodsFen: fen().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.windowStartsAt, t.templateLineId, t.orderId] })],
);

/**
 * Counts a store's orders: each is decided on the turn it saw and taken only if no other came between, so that a window's
 * maximum holds (R23). A table of its own, because postings of stock hold the store's row for as long as a wave takes.
 */
export const orderTurns = pgTable("order_turns", {
  storeId: integer()
    .primaryKey()
    .references(() => stores.id),
  turn: each().notNull(),
});

/** Drafts as people type them: not priced, not promised, kept until submitted or deleted. */
export const orderDraftLines = pgTable(
  "order_draft_lines",
  {
    orderId: reference()
      .notNull()
      .references(() => orders.id, { onDelete: "cascade" }),
    lineNo: smallint().notNull(),
    itemId: integer().notNull(),
    qtyEach: each().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.lineNo] })],
);

export const itemRank = pgEnum("item_rank", ["must", "nice", "optional"]);

/** How a store sorts an item for its own orders: a star, how hard it would be missed, what should always lie on the shelf. */
export const itemMarks = pgTable(
  "item_marks",
  {
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    isFavourite: boolean().notNull().default(false),
    rank: itemRank().notNull().default("nice"),
    shelfMinEach: each().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.itemId] }),
    check("item_marks_shelf_minimum", sql`${t.shelfMinEach} >= 0`),
  ],
);
