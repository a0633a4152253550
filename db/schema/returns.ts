import { sql } from "drizzle-orm";
import {
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
} from "drizzle-orm/pg-core";
import { businessDay, costMicro, documentId, each, fen, instant, reference } from "../columns";
import { accounts } from "./account";
import { items } from "./catalog";
import { dcs, settlementKind, stores } from "./org";

/** `submitted`: waits for headquarters; `settled`: inspected and credited in one step (2.7). */
export const returnStatus = pgEnum("return_status", [
  "submitted",
  "approved",
  "collected",
  "settled",
  "rejected",
  "cancelled",
]);
/** `exception`: headquarters let something through that the rules refuse; `recall`: they asked for it themselves. */
export const returnKind = pgEnum("return_kind", ["usual", "exception", "recall", "closing"]);
export const returnReason = pgEnum("return_reason", [
  "unsold",
  "order_error",
  "near_expiry",
  "quality",
  "recall",
  "other",
]);
export const recallStatus = pgEnum("recall_status", ["open", "closed"]);

/** What headquarters want back, whatever plan and quota say (召回). */
export const recalls = pgTable("recalls", {
  id: documentId(),
  recallNo: text().notNull().unique(),
  status: recallStatus().notNull().default("open"),
  reason: text().notNull(),
  openedByName: text().notNull(),
  openedAt: instant().notNull(),
  closedByName: text(),
  closedAt: instant(),
});

/** The goods of a recall: of one expiry date, or (`infinity`) all of the item. */
export const recallItems = pgTable(
  "recall_items",
  {
    recallId: reference()
      .notNull()
      .references(() => recalls.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    expiresOn: businessDay().notNull(),
  },
  (t) => [primaryKey({ columns: [t.recallId, t.itemId, t.expiresOn] })],
);

/** Goods that a store gives back to its DCs (退货申请, 2.7). */
export const returns = pgTable(
  "returns",
  {
    id: documentId(),
    returnNo: text().notNull().unique(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    /** Whose money it is, as the deliveries that it draws on: a direct store's is nobody's. */
    accountId: integer().references(() => accounts.id),
    settlement: settlementKind().notNull(),
    status: returnStatus().notNull(),
    kind: returnKind().notNull(),
    recallId: reference().references(() => recalls.id),
    reason: returnReason().notNull(),
    note: text().notNull().default(""),
    lineCount: integer().notNull(),
    /** What was asked for at its return price. */
    valueFen: fen().notNull(),
    /** Once settled: what was accepted at its return price, and what of it gifts took back. The credit is the rest. */
    acceptedFen: fen(),
    clawbackFen: fen(),
    /** The day whose month its quota is of: that of its submission (U14). */
    quotaOn: businessDay().notNull(),
    /** Why headquarters had to be asked. */
    objections: jsonb().notNull().default([]),
    submittedBy: text().notNull(),
    submittedByName: text().notNull(),
    submittedAt: instant().notNull(),
    decidedByName: text(),
    decidedAt: instant(),
    decisionReason: text().notNull().default(""),
    collectedByName: text(),
    collectedAt: instant(),
    /** Settled, rejected or cancelled. */
    endedAt: instant(),
  },
  (t) => [
    index("returns_by_store").on(t.storeId, t.id),
    index("returns_open").on(t.id).where(sql`status in ('submitted', 'approved', 'collected')`),
    check(
      "returns_ended_whole",
      sql`(${t.endedAt} is not null) = (${t.status} in ('settled', 'rejected', 'cancelled')) and (${t.status} = 'settled') = (${t.acceptedFen} is not null) and (${t.acceptedFen} is null) = (${t.clawbackFen} is null)`,
    ),
    check("returns_credit_not_negative", sql`${t.clawbackFen} between 0 and ${t.acceptedFen}`),
    check("returns_recall_named", sql`(${t.kind} = 'recall') = (${t.recallId} is not null)`),
    check(
      "returns_collected",
      sql`(${t.collectedAt} is not null) = (${t.status} in ('collected', 'settled'))`,
    ),
  ],
);

/** An item once. What became of it is null until the DC has looked at it; then the three grades are all of it. */
export const returnLines = pgTable(
  "return_lines",
  {
    returnId: reference()
      .notNull()
      .references(() => returns.id),
    qtyEach: each().notNull(),
    valueFen: fen().notNull(),
    resaleableEach: each(),
    damagedEach: each(),
    /** Not taken: the store has it again. */
    refusedEach: each(),
    acceptedFen: fen(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    /** Where it goes: the DC of the newest delivery that it draws on. */
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    lineNo: smallint().notNull(),
    receivedByName: text(),
    receivedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.returnId, t.lineNo] }),
    unique("return_lines_once_per_item").on(t.returnId, t.itemId),
    check("return_lines_quantity", sql`${t.qtyEach} > 0`),
    check(
      "return_lines_graded_whole",
      sql`(${t.receivedAt} is null) = (${t.resaleableEach} is null) and (${t.receivedAt} is null) = (${t.acceptedFen} is null)
          and (${t.receivedAt} is null or (${t.resaleableEach} >= 0 and ${t.damagedEach} >= 0 and ${t.refusedEach} >= 0
               and ${t.resaleableEach} + ${t.damagedEach} + ${t.refusedEach} = ${t.qtyEach}))`,
    ),
  ],
);

/**
 * Which pieces of which delivery line a return gives back, so that what all returns of a line are credited never exceeds what was
 * paid: pieces `from_each` up to `from_each + qty_each` of it; once inspected only the first `accepted_each` of them.
 */
export const returnDraws = pgTable(
  "return_draws",
  {
    returnId: reference()
      .notNull()
      .references(() => returns.id),
    deliveryId: reference().notNull(),
    fromEach: each().notNull(),
    qtyEach: each().notNull(),
    valueFen: fen().notNull(),
    acceptedEach: each(),
    acceptedFen: fen(),
    /** Of what was accepted, what went into the DC's stock, and the cost at which it had left with that delivery. */
    resaleableEach: each(),
    costMicro: costMicro(),
    /** This draw's share of what gifts take back of the document. */
    clawbackFen: fen(),
    lineNo: smallint().notNull(),
    deliveryLineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.returnId, t.lineNo, t.deliveryId, t.deliveryLineNo, t.fromEach] }),
    index("return_draws_by_delivery").on(t.deliveryId, t.deliveryLineNo),
    check(
      "return_draws_quantity",
      sql`${t.qtyEach} > 0 and ${t.fromEach} >= 0 and ${t.valueFen} >= 0 and coalesce(${t.acceptedEach}, 0) between 0 and ${t.qtyEach} and coalesce(${t.resaleableEach}, 0) between 0 and coalesce(${t.acceptedEach}, 0)`,
    ),
    check(
      "return_draws_credit",
      sql`coalesce(${t.clawbackFen}, 0) between 0 and coalesce(${t.acceptedFen}, 0)`,
    ),
  ],
);

/** Gifts of an order that its store did not give back although the return takes it below their threshold, at list price (2.7). */
export const returnClawbacks = pgTable(
  "return_clawbacks",
  {
    returnId: reference()
      .notNull()
      .references(() => returns.id),
    orderId: reference().notNull(),
    /** Pieces that are not earned any more and are still in the store. */
    qtyEach: each().notNull(),
    /** What is due for them at list price, less what earlier returns of the order took. */
    dueFen: fen().notNull(),
    /** What this one takes: up to what the document is credited, so that a credit is never negative. */
    amountFen: fen().notNull(),
    orderLineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.returnId, t.orderId, t.orderLineNo] }),
    index("return_clawbacks_by_order").on(t.orderId, t.orderLineNo),
    check("return_clawbacks_figures", sql`${t.qtyEach} > 0 and ${t.amountFen} between 0 and ${t.dueFen}`),
  ],
);
