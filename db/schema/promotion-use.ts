import { sql } from "drizzle-orm";
import { boolean, check, date, index, integer, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { businessDay, each, fen, instant, masterId, recordedAt, reference } from "../columns";
import { accounts } from "./account";
import { stores } from "./org";
import { promotions } from "./promotion";

export const couponStatus = pgEnum("coupon_status", [
  "active",
  "reserved",
  "used",
  "expired",
  "void",
  "charged_back",
]);

/**
 * What orders take of promotions: one row per order and promotion, given back (`returned_at`) when the order is withdrawn,
 * cancelled or expires. The coupon columns are the promise of coupon_issue: what is issued when goods are delivered.
 */
export const promotionUses = pgTable(
  "promotion_uses",
  {
    orderId: reference().notNull(),
    moneyFen: fen().notNull(),
    couponValueFen: fen(),
    couponMinOrderFen: fen(),
    returnedAt: instant(),
    /** When headquarters took the promotion out of what still waited of the order (U8); the use itself stays counted. */
    strippedAt: instant(),
    /** When the delivery of its goods issued the coupons. */
    issuedAt: instant(),
    promotionId: integer().notNull(),
    version: integer().notNull(),
    storeId: integer().notNull(),
    times: integer().notNull(),
    couponDays: integer(),
    usedOn: businessDay().notNull(),
    /** Whether the promotion had a budget then, so that its counter has it. */
    isCounted: boolean().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.promotionId] }),
    index("promotion_uses_by_store").on(t.promotionId, t.storeId, t.usedOn),
    check("promotion_uses_figures", sql`${t.times} > 0 and ${t.moneyFen} >= 0`),
  ],
);

/** What is used of a promotion's budget; its row is the lock under which orders take of it. */
export const promotionCounters = pgTable("promotion_counters", {
  promotionId: integer()
    .primaryKey()
    .references(() => promotions.id),
  times: each().notNull(),
  moneyFen: fen().notNull(),
});

/** Coupons belong to an account and are used by any of its stores, or by one (2.9). */
export const coupons = pgTable(
  "coupons",
  {
    id: masterId(),
    code: text().notNull().unique(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    /** Null: any store of the account. */
    storeId: integer().references(() => stores.id),
    valueFen: fen().notNull(),
    minOrderFen: fen().notNull().default(0),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }).notNull(),
    status: couponStatus().notNull().default("active"),
    promotionId: integer().references(() => promotions.id),
    /** The order that it is reserved for or used by, and what it saved there. */
    orderId: reference(),
    discountFen: fen(),
    /** The order that earned it and the delivery whose approval issued it; null when HQ gave it. */
    earnedByOrderId: reference(),
    issuedByDeliveryId: reference(),
    /** The delivery that issued it was reversed while an order had it reserved: once used it is charged back, else void. */
    isWithdrawn: boolean().notNull().default(false),
    issuedAt: recordedAt(),
  },
  (t) => [
    index("coupons_by_account").on(t.accountId, t.id),
    index("coupons_by_order").on(t.orderId).where(sql`order_id is not null`),
    index("coupons_by_delivery").on(t.issuedByDeliveryId).where(sql`issued_by_delivery_id is not null`),
    index("coupons_active").on(t.validTo).where(sql`status = 'active'`),
    check(
      "coupons_figures",
      sql`${t.valueFen} > 0 and ${t.minOrderFen} >= 0 and ${t.validFrom} <= ${t.validTo}`,
    ),
  ],
);
