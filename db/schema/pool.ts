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
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { documentId, each, fen, instant, reference } from "../columns";
import { pickType } from "./catalog";
import { dcs } from "./org";

export const closeReason = pgEnum("close_reason", [
  "dc_stock",
  "pick_short",
  "balance",
  "item_stopped",
  "cancelled_by_store",
  "cancelled",
  "expired",
  "promotion_stripped",
]);

/** The delivery pool: accepted lines without a delivery order, one row per line and pick type. A refusal never touches it. */
export const poolRows = pgTable(
  "pool_rows",
  {
    orderId: reference().notNull(),
    qtyEach: each().notNull(),
    /** This row's share of the line's discount, spread by quantity. */
    discountFen: fen().notNull(),
    itemId: integer().notNull(),
    lineNo: smallint().notNull(),
    dcId: smallint().notNull(),
    pickType: pickType().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.lineNo, t.pickType] }),
    check("pool_rows_quantity", sql`${t.qtyEach} > 0 and ${t.discountFen} >= 0 and ${t.pickType} <> 'both'`),
  ],
);

/** What left the pool undelivered, and why: the store sees it line by line (2.2). */
export const closedRows = pgTable(
  "closed_rows",
  {
    orderId: reference().notNull(),
    qtyEach: each().notNull(),
    /** The share of the line's discount that leaves with it, so that a cancelled wave can bring the row back whole. */
    discountFen: fen().notNull().default(0),
    closedAt: instant().notNull(),
    waveId: reference(),
    itemId: integer().notNull(),
    lineNo: smallint().notNull(),
    reason: closeReason().notNull(),
    pickType: pickType().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.lineNo, t.pickType, t.reason] })],
);

/**
 * What headquarters took out of waiting orders of a promotion that was fraud (U8): the part of a line's discount that is not
 * granted any more. The promise itself stays as it was given.
 */
export const strippedDiscounts = pgTable(
  "stripped_discounts",
  {
    orderId: reference().notNull(),
    discountFen: fen().notNull(),
    strippedAt: instant().notNull(),
    promotionId: integer().notNull(),
    lineNo: smallint().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.promotionId, t.lineNo] }),
    check("stripped_discounts_figures", sql`${t.discountFen} > 0`),
  ],
);

/** When the planners of a DC run its waves, in minutes of the company's day; a DC without a row runs at 16:40. */
export const runTimes = pgTable(
  "run_times",
  {
    dcId: integer()
      .primaryKey()
      .references(() => dcs.id),
    minute: smallint().notNull(),
    setByName: text().notNull(),
    setAt: instant().notNull(),
  },
  (t) => [check("run_times_in_day", sql`${t.minute} between 0 and 1439`)],
);

export const waveJobKind = pgEnum("wave_job_kind", [
  "generate",
  "approve",
  "template",
  "supplement",
  "release",
]);
export const waveJobStatus = pgEnum("wave_job_status", [
  "waiting",
  "running",
  "done",
  "refused",
  "cancelled",
]);

/** Runs, releases and approvals of thousands of delivery orders, worked off by the worker; one that it was killed in goes on. */
export const waveJobs = pgTable(
  "wave_jobs",
  {
    id: documentId(),
    kind: waveJobKind().notNull(),
    /** What it is about: while one is under way, whoever asks for the same joins it. */
    key: text().notNull(),
    /** What was asked for, and by whom: the worker does it in their name. */
    input: jsonb().notNull(),
    actor: jsonb().notNull(),
    waveNo: text(),
    status: waveJobStatus().notNull().default("waiting"),
    step: text().notNull().default("waiting"),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** How often it was begun. */
    attempts: smallint().notNull().default(0),
    answer: jsonb(),
    refusal: jsonb(),
    requestedAt: instant().notNull(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    index("wave_jobs_open").on(t.id).where(sql`status in ('waiting', 'running')`),
    uniqueIndex("wave_jobs_once").on(t.kind, t.key).where(sql`status in ('waiting', 'running')`),
    check("wave_jobs_ended", sql`(${t.status} in ('waiting', 'running')) = (${t.endedAt} is null)`),
  ],
);
