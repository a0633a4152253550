import { sql } from "drizzle-orm";
import { boolean, check, date, integer, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { each, fen, masterId, reference } from "../columns";
import { accounts } from "./account";
import { categories, items } from "./catalog";
import { stores } from "./org";

export const promotionKind = pgEnum("promotion_kind", [
  "buy_get",
  "order_discount",
  "order_gift",
  "coupon_issue",
]);
export const couponStatus = pgEnum("coupon_status", ["active", "reserved", "used", "expired", "void"]);

/** Delivery promotions as HQ defines them (R18, rulings 1-12). */
export const promotions = pgTable(
  "promotions",
  {
    id: masterId(),
    code: text().notNull().unique(),
    name: text().notNull(),
    kind: promotionKind().notNull(),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }).notNull(),
    itemId: integer().references(() => items.id),
    categoryId: integer().references(() => categories.id),
    buyEach: each(),
    getItemId: integer().references(() => items.id),
    getEach: each(),
    isRepeating: boolean().notNull(),
    thresholdFen: fen(),
    discountFen: fen(),
    couponValueFen: fen(),
    couponMinOrderFen: fen(),
    couponDays: integer(),
    capPerOrder: integer(),
    capPerStore: integer(),
    priority: integer().notNull().default(100),
  },
  (t) => [
    check("promotions_period", sql`${t.validFrom} <= ${t.validTo}`),
    check("promotions_one_scope", sql`${t.itemId} is null or ${t.categoryId} is null`),
  ],
);

/** The stores a promotion is for; none means every store. */
export const promotionStores = pgTable(
  "promotion_stores",
  {
    promotionId: integer()
      .notNull()
      .references(() => promotions.id),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
  },
  (t) => [primaryKey({ columns: [t.promotionId, t.storeId] })],
);

/** Coupons belong to an account and are used by any of its stores (2.9). */
export const coupons = pgTable(
  "coupons",
  {
    id: masterId(),
    code: text().notNull().unique(),
    accountId: integer()
      .notNull()
      .references(() => accounts.id),
    valueFen: fen().notNull(),
    minOrderFen: fen().notNull().default(0),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }).notNull(),
    status: couponStatus().notNull().default("active"),
    promotionId: integer().references(() => promotions.id),
    orderId: reference(),
  },
  (t) => [
    check(
      "coupons_figures",
      sql`${t.valueFen} > 0 and ${t.minOrderFen} >= 0 and ${t.validFrom} <= ${t.validTo}`,
    ),
  ],
);
