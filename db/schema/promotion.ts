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
import { each, fen, instant, masterId } from "../columns";
import { categories, items } from "./catalog";
import { storeGroups, stores } from "./org";

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
/** A version is written by one person and decided by another; imported ones are in force at once. */
export const promotionVersionStatus = pgEnum("promotion_version_status", [
  "draft",
  "submitted",
  "approved",
  "rejected",
  "imported",
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
