import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { businessDay, documentId, each, instant, reference } from "../columns";
import { pickType } from "./catalog";
import { dcs, routes, temperatureZone } from "./org";

/** `batch`: the total of an item is taken once and then put store by store (播种); `put_light`: put so at a wall of lamps (DAS). */
export const pickMethod = pgEnum("pick_method", ["label", "scan", "paper", "light", "batch", "put_light"]);
export const taskStatus = pgEnum("task_status", ["open", "claimed", "picking", "done", "cancelled"]);

/** Waves that come again: which cut of the pool, and when their trucks leave on the day of delivery (2.4). */
export const waveTemplates = pgTable(
  "wave_templates",
  {
    id: documentId(),
    name: text().notNull(),
    routeId: integer()
      .notNull()
      .references(() => routes.id),
    dcId: integer().references(() => dcs.id),
    pickType: pickType(),
    temperature: temperatureZone(),
    /** Of the day of delivery, in minutes of the company's day. */
    departureMinute: smallint().notNull(),
    /** Days of the week on which its trucks leave, 1 for Monday to 7. */
    weekdays: smallint().array().notNull(),
    isActive: boolean().notNull().default(true),
    setByName: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex("wave_templates_by_name").on(t.name).where(sql`is_active`),
    check("wave_templates_departure", sql`${t.departureMinute} between 0 and 1439`),
    check(
      "wave_templates_weekdays",
      sql`cardinality(${t.weekdays}) between 1 and 7 and ${t.weekdays} <@ '{1,2,3,4,5,6,7}'::smallint[]`,
    ),
  ],
);

/** Route waves (2.4). A wave's state follows from its deliveries; only release and cancellation are its own. */
export const waves = pgTable(
  "waves",
  {
    id: documentId(),
    waveNo: text().notNull().unique(),
    routeId: integer()
      .notNull()
      .references(() => routes.id),
    /** Only this DC, only this pick type, only DCs of this temperature, when the planner said so. */
    dcId: integer().references(() => dcs.id),
    pickType: pickType(),
    temperature: temperatureZone(),
    /** The template that it was made from, and when its trucks leave then. */
    templateId: reference().references(() => waveTemplates.id),
    departureMinute: smallint(),
    /** The wave that this one brings more for: nothing joins a wave after its generation (2.4). */
    supplementsId: reference().references((): AnyPgColumn => waves.id),
    deliverOn: businessDay().notNull(),
    orderCount: integer().notNull(),
    lineCount: integer().notNull(),
    /** Blocked stores, shortages, cartons and pick minutes as reported to the planner. */
    report: jsonb().notNull(),
    createdByName: text().notNull(),
    createdAt: instant().notNull(),
    releasedAt: instant(),
    cancelledAt: instant(),
    cancelReason: text().notNull().default(""),
    /** While it is locked, it stays as it is: nobody releases or cancels it or takes anything out. */
    lockedAt: instant(),
    lockedByName: text(),
    lockReason: text().notNull().default(""),
  },
  (t) => [
    index("waves_by_route").on(t.routeId, t.id),
    index("waves_by_supplemented").on(t.supplementsId).where(sql`supplements_id is not null`),
    uniqueIndex("waves_by_template_day")
      .on(t.templateId, t.deliverOn)
      .where(sql`template_id is not null and supplements_id is null and cancelled_at is null`),
    check("waves_locked", sql`(${t.lockedAt} is null) = (${t.lockedByName} is null)`),
  ],
);

/** Work for one person: one zone, one method (2.5). */
export const pickTasks = pgTable(
  "pick_tasks",
  {
    id: documentId(),
    waveId: reference()
      .notNull()
      .references(() => waves.id),
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    zone: text().notNull(),
    method: pickMethod().notNull(),
    status: taskStatus().notNull().default("open"),
    lineCount: integer().notNull(),
    claimedByName: text(),
    claimedBy: text(),
    claimedAt: instant(),
    doneAt: instant(),
  },
  (t) => [index("pick_tasks_by_wave").on(t.waveId)],
);

/** What to take where, for which delivery line, in walking order. */
export const pickLines = pgTable(
  "pick_lines",
  {
    taskId: reference().notNull(),
    deliveryId: reference().notNull(),
    qtyEach: each().notNull(),
    lineNo: smallint().notNull(),
    deliveryLineNo: smallint().notNull(),
    location: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.taskId, t.lineNo] })],
);

/** Scans of pickers; each counts once, however often it is sent. */
export const pickScans = pgTable(
  "pick_scans",
  {
    taskId: reference().notNull(),
    scanId: text().notNull(),
    lineNo: smallint().notNull(),
    qtyEach: each().notNull(),
    reason: text(),
    scannedByName: text().notNull(),
    /** Whose hand, as tasks name it (`user:7`); unknown of the oldest scans. */
    scannedBy: text(),
    scannedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.taskId, t.scanId] }),
    index("pick_scans_by_time").using("brin", t.scannedAt),
    /** When somebody picked for the first time. */
    index("pick_scans_by_hand").on(t.scannedBy, t.scannedAt),
    check("pick_scans_quantity", sql`${t.qtyEach} >= 0`),
  ],
);

/** By which method a DC picks what, zone by zone; the empty zone stands for all that have no row of their own (R03). */
export const pickMethods = pgTable(
  "pick_methods",
  {
    dcId: integer()
      .notNull()
      .references(() => dcs.id),
    pickType: pickType().notNull(),
    zone: text().notNull().default(""),
    method: pickMethod().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.dcId, t.pickType, t.zone] }),
    check(
      "pick_methods_fit",
      sql`case ${t.pickType} when 'case' then ${t.method}::text in ('label', 'scan')
          else ${t.method}::text in ('paper', 'scan', 'batch', 'light', 'put_light') end`,
    ),
  ],
);

/** How a DC wants its floor to work; without a row, the defaults. */
export const floorSettings = pgTable(
  "floor_settings",
  {
    dcId: integer()
      .primaryKey()
      .references(() => dcs.id),
    /** So often a picker looks at a place before it counts as short there (2.5). */
    shortVisits: smallint().notNull().default(2),
    /** So many totes go on one cart; 1: every delivery order is picked by itself. */
    cartTotes: smallint().notNull().default(6),
    /** Whether a picker scans the tote of a slot before a line counts; without it, their word is enough. */
    asksTote: boolean().notNull().default(false),
    /** How its block of aisles is measured (4.3): between cells, between aisles, and from the cross-aisles to the cells. */
    cellCm: smallint().notNull().default(100),
    aisleCm: smallint().notNull().default(300),
    entryCm: smallint().notNull().default(150),
    exitCm: smallint().notNull().default(150),
  },
  (t) => [
    check("floor_settings_visits", sql`${t.shortVisits} between 1 and 2`),
    check("floor_settings_cart", sql`${t.cartTotes} between 1 and 40`),
    check(
      "floor_settings_lengths",
      sql`${t.cellCm} between 10 and 2000 and ${t.aisleCm} between 10 and 5000
          and ${t.entryCm} between 0 and 5000 and ${t.exitCm} between 0 and 5000`,
    ),
  ],
);

/** When the truck of a route leaves on the day of delivery; a route without one leaves with the route above it (R24). */
export const departures = pgTable(
  "departures",
  {
    routeId: integer()
      .primaryKey()
      .references(() => routes.id),
    minute: smallint().notNull(),
    setByName: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [check("departures_in_day", sql`${t.minute} between 0 and 1439`)],
);
