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
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { documentId, each, instant, reference } from "../columns";
import { routes, storeGroups, storeKind, stores } from "./org";

export const packageStatus = pgEnum("package_status", ["draft", "staged", "done", "withdrawn"]);
export const stageScope = pgEnum("stage_scope", ["stores", "group", "route", "kind", "percentage", "all"]);
export const upgradeState = pgEnum("upgrade_state", ["downloaded", "installed", "failed", "rolled_back"]);

/** A version of what runs on tills (R02). Its bytes, sum and signature never change; what changes is who may have it. */
export const posPackages = pgTable(
  "pos_packages",
  {
    id: documentId(),
    version: text().notNull().unique(),
    /** The version's four numbers, so that 2.10 comes after 2.9. */
    versionKey: integer().array().notNull(),
    sizeBytes: each().notNull(),
    /** In hexadecimal, as tills compare it. */
    sha256: text().notNull(),
    /** Ed25519 over version, sum and size, in base64. */
    signature: text().notNull(),
    note: text().notNull().default(""),
    status: packageStatus().notNull().default("draft"),
    isPaused: boolean().notNull().default(false),
    uploadedByName: text().notNull(),
    uploadedAt: instant().notNull(),
    /** Since when every store may have it, those that open later too. */
    doneAt: instant(),
    withdrawnAt: instant(),
    withdrawReason: text().notNull().default(""),
  },
  (t) => [
    check("pos_packages_size", sql`${t.sizeBytes} > 0`),
    check("pos_packages_withdrawn", sql`(${t.status} = 'withdrawn') = (${t.withdrawnAt} is not null)`),
  ],
);

/** The pieces in which a package lies in the file store. Noted before they are written; without a package they are left-overs. */
export const posPackageParts = pgTable(
  "pos_package_parts",
  {
    packageId: reference().references(() => posPackages.id),
    notedAt: instant().notNull().default(sql`now()`),
    partNo: integer().notNull(),
    bytes: integer().notNull(),
    storageKey: text().primaryKey(),
  },
  (t) => [uniqueIndex("pos_package_parts_in_order").on(t.packageId, t.partNo)],
);

/** One step of a roll-out: from then on these stores may have the package too. */
export const posStages = pgTable(
  "pos_stages",
  {
    id: documentId(),
    packageId: reference()
      .notNull()
      .references(() => posPackages.id),
    openedAt: instant().notNull(),
    stageNo: smallint().notNull(),
    percent: smallint(),
    routeId: integer().references(() => routes.id),
    groupId: integer().references(() => storeGroups.id),
    /** Stores that this step brought, those of earlier steps not counted. */
    storeCount: integer().notNull(),
    scope: stageScope().notNull(),
    storeKind: storeKind(),
    openedByName: text().notNull(),
  },
  (t) => [
    unique("pos_stages_in_order").on(t.packageId, t.stageNo),
    check("pos_stages_group", sql`(${t.scope}::text = 'group') = (${t.groupId} is not null)`),
    check("pos_stages_percent", sql`(${t.scope} = 'percentage') = (${t.percent} is not null)`),
  ],
);

/** Which store may have which package, and since when. */
export const posAllowedStores = pgTable(
  "pos_allowed_stores",
  {
    packageId: reference()
      .notNull()
      .references(() => posPackages.id),
    stageId: reference()
      .notNull()
      .references(() => posStages.id),
    allowedAt: instant().notNull(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.storeId] }), index("pos_allowed_by_store").on(t.storeId)],
);

/** A till as it last asked. */
export const posTills = pgTable(
  "pos_tills",
  {
    polledAt: instant().notNull(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    till: text().notNull(),
    version: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.till] })],
);

/** What a till said it did with a package. Append-only (trigger); said twice it is there once. */
export const posReports = pgTable(
  "pos_reports",
  {
    id: documentId(),
    packageId: reference()
      .notNull()
      .references(() => posPackages.id),
    at: instant().notNull(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    state: upgradeState().notNull(),
    till: text().notNull(),
    reason: text().notNull().default(""),
  },
  (t) => [unique("pos_reports_once").on(t.packageId, t.storeId, t.till, t.state, t.at)],
);

/** What the reports of a till about a package come to: the last one, and the failures since it was last installed. */
export const posTillStates = pgTable(
  "pos_till_states",
  {
    packageId: reference()
      .notNull()
      .references(() => posPackages.id),
    at: instant().notNull(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    failures: integer().notNull().default(0),
    state: upgradeState().notNull(),
    till: text().notNull(),
    reason: text().notNull().default(""),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.storeId, t.till] })],
);

/** The right to download: one till of a store at a time, and over all stores no more than the line bears. Ends by itself. */
export const posDownloads = pgTable(
  "pos_downloads",
  {
    id: documentId(),
    packageId: reference()
      .notNull()
      .references(() => posPackages.id),
    startedAt: instant().notNull(),
    leasedUntil: instant().notNull(),
    endedAt: instant(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    till: text().notNull(),
  },
  (t) => [
    uniqueIndex("pos_downloads_one_per_store").on(t.packageId, t.storeId).where(sql`ended_at is null`),
    index("pos_downloads_running").on(t.leasedUntil).where(sql`ended_at is null`),
  ],
);

/** One row: how packages are rolled out, and the lock under which downloads are given and stages opened. */
export const posRollout = pgTable(
  "pos_rollout",
  {
    isOnly: boolean().primaryKey().default(true),
    pollMinutes: smallint().notNull().default(60),
    forceAfterDays: smallint().notNull().default(7),
    parallelMax: smallint().notNull().default(20),
    /** Minutes of the company's day between which nothing is downloaded; null: there are none. */
    quietFrom: smallint(),
    quietTo: smallint(),
    lineMbit: integer().notNull().default(100),
  },
  (t) => [
    check("pos_rollout_one_row", sql`${t.isOnly}`),
    check("pos_rollout_quiet", sql`(${t.quietFrom} is null) = (${t.quietTo} is null)`),
    check(
      "pos_rollout_ranges",
      sql`${t.pollMinutes} between 1 and 1440 and ${t.parallelMax} > 0 and ${t.lineMbit} > 0`,
    ),
  ],
);

/** The key pair with which packages are signed: made when the first one is. The private half leaves this table for nobody. */
export const posKeys = pgTable(
  "pos_keys",
  {
    isOnly: boolean().primaryKey().default(true),
    privateKey: text().notNull(),
    publicKey: text().notNull(),
  },
  (t) => [check("pos_keys_one_row", sql`${t.isOnly}`)],
);
