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
} from "drizzle-orm/pg-core";
import { businessDay, documentId, each, fen, instant, reference } from "../columns";
import { accounts } from "./account";
import { pickType } from "./catalog";
import { dcs, settlementKind, stores } from "./org";
import { waves } from "./wave";

export const deliveryStatus = pgEnum("delivery_status", [
  "created",
  "released",
  "picking",
  "picked",
  "checked",
  "approved",
  "dispatched",
  "delivered",
  "closed",
  "void",
  "reversed",
]);
export const shortReason = pgEnum("short_reason", ["empty", "damaged", "not_found"]);

/** Delivery orders: one store, one DC, one pick type of one run (2.3). */
export const deliveries = pgTable(
  "deliveries",
  {
    id: documentId(),
    deliveryNo: text().notNull().unique(),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    accountId: integer().references(() => accounts.id),
    settlement: settlementKind().notNull(),
    pickType: pickType().notNull(),
    status: deliveryStatus().notNull(),
    lineCount: integer().notNull(),
    /** Net amount of what was allocated: what the hold reserves. */
    allocatedFen: fen().notNull(),
    /** Net amount of what was picked: what the approval charges. */
    approvedFen: fen(),
    deliverOn: businessDay().notNull(),
    /** It was drawn for a check (2.3) that has not ended: it is picked, and cannot be approved yet. */
    checkDue: boolean().notNull().default(false),
    createdAt: instant().notNull(),
    pickedAt: instant(),
    approvedAt: instant(),
    dispatchedAt: instant(),
    deliveredAt: instant(),
    endedAt: instant(),
    endReason: text().notNull().default(""),
  },
  (t) => [
    index("deliveries_by_wave").on(t.waveId),
    index("deliveries_by_store").on(t.storeId, t.id),
    index("deliveries_open")
      .on(t.id)
      .where(sql`status in ('created', 'released', 'picking', 'picked', 'checked')`),
    check("deliveries_check_due", sql`not ${t.checkDue} or ${t.status} = 'picked'`),
  ],
);

/** Which orders a delivery serves. */
export const deliveryOrders = pgTable(
  "delivery_orders",
  { orderId: reference().notNull(), deliveryId: reference().notNull() },
  (t) => [
    primaryKey({ columns: [t.orderId, t.deliveryId] }),
    index("delivery_orders_by_delivery").on(t.deliveryId),
  ],
);

/** Lines as allocated; never changed. What was picked differs only where `delivery_shorts` says so. */
export const deliveryLines = pgTable(
  "delivery_lines",
  {
    deliveryId: reference().notNull(),
    orderId: reference().notNull(),
    /** The part of the order line's quantity that this line stands for: allocated plus short. */
    orderedEach: each().notNull(),
    allocatedEach: each().notNull(),
    unitPriceFen: fen().notNull(),
    /** Share of the order's discounts of `ordered_each`; scaled with what is allocated and picked (3.0.10, D7). */
    discountFen: fen().notNull(),
    itemId: integer().notNull(),
    lineNo: smallint().notNull(),
    orderLineNo: smallint().notNull(),
    isGift: boolean().notNull(),
    isWeighed: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.lineNo] }),
    check("delivery_lines_quantity", sql`${t.allocatedEach} > 0 and ${t.allocatedEach} <= ${t.orderedEach}`),
  ],
);

/** Lines that were picked short, with the reason (U1). */
export const deliveryShorts = pgTable(
  "delivery_shorts",
  {
    deliveryId: reference().notNull(),
    lineNo: smallint().notNull(),
    pickedEach: each().notNull(),
    reason: shortReason().notNull(),
    reportedByName: text().notNull(),
    reportedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deliveryId, t.lineNo] }),
    check("delivery_shorts_quantity", sql`${t.pickedEach} >= 0`),
  ],
);
