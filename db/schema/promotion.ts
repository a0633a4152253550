import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { businessDay, each, fen, instant, masterId, recordedAt, reference } from "../columns";
import { accounts } from "./account";
import { categories, items } from "./catalog";
import { stores } from "./org";

export const promotionKind = pgEnum("promotion_kind", [
  "buy_get",
  "order_discount",
  "order_gift",
  "coupon_issue",
]);
/** What HQ has decided; that it is scheduled, active or ended follows from its dates and what is left of its budget (2.8). */
export const promotionStatus = pgEnum("promotion_status", [
  "draft",
  "approved",
  "paused",
  "terminated",
  "archived",
]);
export const promotionVersionStatus = pgEnum("promotion_version_status", [
  "draft",
  "approved",
  "rejected",
  "imported",
]);
export const couponStatus = pgEnum("coupon_status", [
  "active",
  "reserved",
  "used",
  "expired",
  "void",
  "charged_back",
]);

/** Delivery promotions as they are in force (R18, rulings 1-12): the content of the last approved version. */
export const promotions = pgTable(
  "promotions",
  {
    id: masterId(),
    code: text().notNull().unique(),
    name: text().notNull(),
    kind: promotionKind().notNull(),
    status: promotionStatus().notNull().default("approved"),
    /** Of the content in force; orders keep the one they were promised. */
    version: integer().notNull().default(1),
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
    /** Most sets of one store in the last `period_days` days, today included. */
    capPerPeriod: integer(),
    periodDays: integer(),
    /** Most sets, and most money, over all stores. */
    budgetTimes: integer(),
    budgetFen: fen(),
    /** The part of the cost that the supplier pays, in basis points. */
    supplierShareBp: integer().notNull().default(0),
    /** Of the promotions with one name here an order gets one. */
    exclusiveGroup: text(),
    priority: integer().notNull().default(100),
  },
  (t) => [
    index("promotions_limited")
      .on(t.id)
      .where(
        sql`cap_per_store is not null or cap_per_period is not null or budget_times is not null or budget_fen is not null`,
      ),
    check("promotions_period", sql`${t.validFrom} <= ${t.validTo}`),
    check("promotions_one_scope", sql`${t.itemId} is null or ${t.categoryId} is null`),
    check("promotions_cap_with_period", sql`(${t.capPerPeriod} is null) = (${t.periodDays} is null)`),
    check("promotions_supplier_share", sql`${t.supplierShareBp} between 0 and 10000`),
  ],
);

/** Several trigger items, counted together, instead of one; or items that do not count in the scope. */
export const promotionItems = pgTable(
  "promotion_items",
  {
    promotionId: integer()
      .notNull()
      .references(() => promotions.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    isExcluded: boolean().notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.promotionId, t.itemId] })],
);

/** Sets of stores that share promotions (店群). */
export const storeGroups = pgTable("store_groups", {
  id: masterId(),
  code: text().notNull().unique(),
  name: text().notNull(),
});

export const storeGroupMembers = pgTable(
  "store_group_members",
  {
    groupId: integer()
      .notNull()
      .references(() => storeGroups.id),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.storeId] })],
);

/** The stores a promotion is for, by name and by group; without any row in either it is for every store. */
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

export const promotionStoreGroups = pgTable(
  "promotion_store_groups",
  {
    promotionId: integer()
      .notNull()
      .references(() => promotions.id),
    groupId: integer()
      .notNull()
      .references(() => storeGroups.id),
  },
  (t) => [primaryKey({ columns: [t.promotionId, t.groupId] })],
);

/** Every content a promotion has had or is proposed to have, by codes, and which two persons decided on it (2.8). */
export const promotionVersions = pgTable(
  "promotion_versions",
  {
    promotionId: integer()
      .notNull()
      .references(() => promotions.id),
    version: integer().notNull(),
    status: promotionVersionStatus().notNull().default("draft"),
    content: jsonb().notNull(),
    createdBy: text().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    decidedBy: text(),
    decidedByName: text(),
    decidedAt: instant(),
    decisionReason: text().notNull().default(""),
  },
  (t) => [
    primaryKey({ columns: [t.promotionId, t.version] }),
    check(
      "promotion_versions_two_persons",
      sql`${t.status} <> 'approved' or (${t.decidedBy} is not null and ${t.decidedBy} <> ${t.createdBy})`,
    ),
  ],
);

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
