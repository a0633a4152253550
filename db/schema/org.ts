import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { fen, instant, masterId } from "../columns";
import { accounts } from "./account";
import { plans } from "./catalog";
import { templates } from "./template";

export const temperatureZone = pgEnum("temperature_zone", ["ambient", "chilled", "frozen"]);
export const storeKind = pgEnum("store_kind", ["franchise", "direct", "independent"]);
export const settlementKind = pgEnum("settlement_kind", ["prepaid", "cod"]);
export const storeStatus = pgEnum("store_status", ["active", "suspended", "closing", "closed"]);
export const returnPolicyKind = pgEnum("return_policy_kind", ["none", "monthly", "ratio"]);

/** Distribution centres. */
export const dcs = pgTable("dcs", {
  id: masterId(),
  code: text().notNull().unique(),
  name: text().notNull(),
  zone: temperatureZone().notNull().default("ambient"),
});

/** Delivery areas, a tree of any depth; triggers keep it free of cycles and its stores on leaves (R24). */
export const routes = pgTable(
  "routes",
  {
    id: masterId(),
    code: text().notNull().unique(),
    name: text().notNull(),
    parentId: integer().references((): AnyPgColumn => routes.id),
  },
  (t) => [
    index("routes_by_parent").on(t.parentId),
    check("routes_not_own_parent", sql`${t.parentId} <> ${t.id}`),
  ],
);

/** Stores. One plan, one template, one route each, by column (R16, R23, R24); several may share an account (R07). */
export const stores = pgTable(
  "stores",
  {
    id: masterId(),
    code: text().notNull().unique(),
    name: text().notNull(),
    kind: storeKind().notNull(),
    settlement: settlementKind().notNull(),
    accountId: integer().references(() => accounts.id),
    codLimitFen: fen(),
    planId: integer()
      .notNull()
      .references(() => plans.id),
    templateId: integer()
      .notNull()
      .references(() => templates.id),
    routeId: integer()
      .notNull()
      .references(() => routes.id),
    stopSequence: integer().notNull().default(0),
    phone: text().notNull().default(""),
    returnPolicy: returnPolicyKind().notNull().default("none"),
    returnMonthlyFen: fen(),
    returnRatioBp: integer(),
    status: storeStatus().notNull().default("active"),
  },
  (t) => [
    index("stores_by_account").on(t.accountId),
    index("stores_by_route").on(t.routeId),
    check("stores_direct_without_account", sql`${t.kind} <> 'direct' or ${t.accountId} is null`),
    check(
      "stores_prepaid_with_account",
      sql`${t.kind} = 'direct' or ${t.settlement} = 'cod' or ${t.accountId} is not null`,
    ),
    check(
      "stores_cod_with_limit",
      sql`${t.kind} = 'direct' or ${t.settlement} = 'prepaid' or coalesce(${t.codLimitFen}, -1) >= 0`,
    ),
    check(
      "stores_return_policy_complete",
      sql`(${t.returnPolicy} = 'monthly') = (${t.returnMonthlyFen} is not null) and (${t.returnPolicy} = 'ratio') = (${t.returnRatioBp} is not null)`,
    ),
  ],
);

/** Sets of stores (店群): promotions are for them, and packages for tills come to them. Archived they are chosen for nothing new. */
export const storeGroups = pgTable("store_groups", {
  id: masterId(),
  code: text().notNull().unique(),
  name: text().notNull(),
  archivedAt: instant(),
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
