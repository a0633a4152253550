import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { costMicro, documentId, each, fen, instant, masterId } from "../columns";
import { dcs, routes, stores } from "./org";
import { templates } from "./template";

export const pickType = pgEnum("pick_type", ["case", "loose", "both"]);
export const stopScope = pgEnum("stop_scope", ["all", "stores", "route", "plan", "template"]);
export const priceType = pgEnum("price_type", ["fixed", "cost_plus_rate", "cost_plus_amount"]);

export const categories = pgTable("categories", {
  id: masterId(),
  code: text().notNull().unique(),
  name: text().notNull(),
  parentId: integer().references((): AnyPgColumn => categories.id),
});

/** What stores may order and sell. Quantities in pieces, of weighed items in grams. */
export const items = pgTable(
  "items",
  {
    id: masterId(),
    code: text().notNull().unique(),
    barcode: text().notNull(),
    /** The barcode on fourteen digits, by which codes are compared; null for what is no number of that kind. */
    gtin: text().generatedAlwaysAs(
      sql`case when barcode ~ '^(\\d{8}|\\d{12,14})$' then lpad(barcode, 14, '0') end`,
    ),
    name: text().notNull(),
    categoryId: integer()
      .notNull()
      .references(() => categories.id),
    spec: text().notNull().default(""),
    unit: text().notNull(),
    casePackEach: each().notNull(),
    orderMultipleEach: each().notNull().default(1),
    pickType: pickType().notNull(),
    taxRateBp: integer().notNull(),
    suggestedPriceFen: fen(),
    isWeighed: boolean().notNull().default(false),
    isOrderable: boolean().notNull().default(true),
    notOrderableReason: text().notNull().default(""),
    pinyin: text().notNull().default(""),
    /** Days from making to expiry; unknown, then only what has expired is kept from stores. */
    shelfLifeDays: integer(),
    /** The store that created it for itself and alone sells it (R11); null: headquarters'. */
    ownStoreId: integer().references(() => stores.id),
    /** Headquarters' item that took over a store's own: everything that named this one names that one. */
    takenOverBy: integer().references((): AnyPgColumn => items.id),
  },
  (t) => [
    index("items_by_category").on(t.categoryId),
    uniqueIndex("items_barcode_once").on(t.barcode).where(sql`own_store_id is null`),
    uniqueIndex("items_own_barcode_once")
      .on(t.ownStoreId, t.barcode)
      .where(sql`own_store_id is not null and taken_over_by is null`),
    index("items_by_gtin").on(t.gtin),
    index("items_by_barcode").on(t.barcode),
    index("items_taken_over").on(t.id).where(sql`taken_over_by is not null`),
    check("items_taken_over_own", sql`${t.takenOverBy} is null or ${t.ownStoreId} is not null`),
    check("items_own_not_ordered", sql`${t.ownStoreId} is null or not ${t.isOrderable}`),
    check("items_packs_positive", sql`${t.casePackEach} > 0 and ${t.orderMultipleEach} > 0`),
    check("items_shelf_life", sql`${t.shelfLifeDays} > 0`),
    check("items_tax_rate_range", sql`${t.taxRateBp} between 0 and 10000`),
  ],
);

/** Which items changed in what a till shows, in the order in which they did; written by a trigger of `items`. Append-only (trigger). */
export const itemEntries = pgTable(
  "item_entries",
  {
    id: documentId(),
    itemId: integer()
      .notNull()
      .references(() => items.id),
  },
  (t) => [index("item_entries_by_item").on(t.itemId)],
);

/** Delivery plans; `version` counts every applied change and is copied into the orders it priced. */
export const plans = pgTable("plans", {
  id: masterId(),
  code: text().notNull().unique(),
  name: text().notNull(),
  version: integer().notNull().default(1),
});

/** A plan's terms for an item from a day on: the latest `effective_on` not after the day counts (R16). */
export const planLines = pgTable(
  "plan_lines",
  {
    planId: integer()
      .notNull()
      .references(() => plans.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    effectiveOn: date({ mode: "string" }).notNull().default(sql`'-infinity'`),
    planVersion: integer().notNull().default(1),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    isReturnable: boolean().notNull(),
    priceType: priceType().notNull(),
    fixedPriceFen: fen(),
    markupRateBp: integer(),
    markupFen: fen(),
  },
  (t) => [
    primaryKey({ columns: [t.planId, t.itemId, t.effectiveOn] }),
    check(
      "plan_lines_price_complete",
      sql`(${t.priceType} = 'fixed') = (${t.fixedPriceFen} is not null) and (${t.priceType} = 'cost_plus_rate') = (${t.markupRateBp} is not null) and (${t.priceType} = 'cost_plus_amount') = (${t.markupFen} is not null)`,
    ),
    check("plan_lines_price_not_negative", sql`coalesce(${t.fixedPriceFen}, 0) >= 0`),
  ],
);

/**
 * What may not be ordered for a while, or in some stores (R17): one item or a category with everything below it, from a day
 * to a day (null: until further notice), for every store, for those of a route, plan or template, or for those of a list.
 */
export const itemStops = pgTable(
  "item_stops",
  {
    id: masterId(),
    itemId: integer().references(() => items.id),
    categoryId: integer().references(() => categories.id),
    scope: stopScope().notNull(),
    routeId: integer().references(() => routes.id),
    planId: integer().references(() => plans.id),
    templateId: integer().references(() => templates.id),
    validFrom: date({ mode: "string" }).notNull(),
    validTo: date({ mode: "string" }),
    /** What waits in the pool of it is not delivered either (U15). */
    isForSafety: boolean().notNull().default(false),
    reason: text().notNull(),
    madeByName: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
    endedByName: text().notNull().default(""),
  },
  (t) => [
    index("item_stops_in_force").on(t.validFrom).where(sql`ended_at is null`),
    check("item_stops_one_target", sql`(${t.itemId} is null) <> (${t.categoryId} is null)`),
    check(
      "item_stops_scope",
      sql`(${t.scope} = 'route') = (${t.routeId} is not null) and (${t.scope} = 'plan') = (${t.planId} is not null) and (${t.scope} = 'template') = (${t.templateId} is not null)`,
    ),
    check("item_stops_period", sql`${t.validTo} >= ${t.validFrom}`),
    check("item_stops_reason", sql`${t.reason} <> ''`),
  ],
);

/** The stores of a stop whose scope is a list. */
export const itemStopStores = pgTable(
  "item_stop_stores",
  {
    stopId: integer()
      .notNull()
      .references(() => itemStops.id),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
  },
  (t) => [primaryKey({ columns: [t.stopId, t.storeId] })],
);

/** Where one store gets one item instead of the plan's DC (R04). */
export const sourceExceptions = pgTable(
  "source_exceptions",
  {
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.itemId] })],
);

/** The DC's unit cost that cost-plus prices use from a day on: last night's close, or the opening receipt's (3.0.4). */
export const dcCostCloses = pgTable(
  "dc_cost_closes",
  {
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    effectiveOn: date({ mode: "string" }).notNull(),
    costMicro: costMicro().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.itemId, t.effectiveOn] }),
    check("dc_cost_closes_positive", sql`${t.costMicro} > 0`),
  ],
);

/** One row. Every change of master data or terms raises it, so that processes know when to reload what they remember. */
export const catalogVersion = pgTable(
  "catalog_version",
  { isOnly: boolean().primaryKey().default(true), version: each().notNull().default(1) },
  (t) => [check("catalog_version_one_row", sql`${t.isOnly}`)],
);

/**
 * How a weighed item is sold at the till: "6 pieces for 5.00" takes 100 g off the stock. Tills send its code in place of the
 * item's. An ended one is kept, because parcels may come late.
 */
export const saleSpecs = pgTable(
  "sale_specs",
  {
    id: masterId(),
    code: text().notNull().unique("sale_specs_code_once"),
    itemId: integer()
      .notNull()
      .references(() => items.id),
    name: text().notNull(),
    priceFen: fen().notNull(),
    gramsEach: each().notNull(),
    madeByName: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    index("sale_specs_by_item").on(t.itemId),
    check("sale_specs_weight", sql`${t.gramsEach} > 0 and ${t.priceFen} >= 0`),
  ],
);
