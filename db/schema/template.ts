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
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { fen, instant, masterId } from "../columns";
import { categories } from "./catalog";
import { stores } from "./org";

/** Replenishment templates: the ordering calendars of R23. */
export const templates = pgTable("templates", {
  id: masterId(),
  code: text().notNull().unique(),
  name: text().notNull(),
});

/** A template's content from an instant on (null: from ever). A window keeps the version it started with (U12). */
export const templateVersions = pgTable(
  "template_versions",
  {
    id: masterId(),
    templateId: integer()
      .notNull()
      .references(() => templates.id),
    versionNo: integer().notNull(),
    validFrom: instant(),
    /** The emergency switch: it also takes over windows that are open when it begins. */
    isAtOnce: boolean().notNull().default(false),
    /** Why it was made, in HQ's words. */
    note: text().notNull().default(""),
    madeByName: text().notNull().default(""),
    madeAt: instant(),
    /** Taken back before it came into force. */
    withdrawnAt: instant(),
    withdrawnByName: text().notNull().default(""),
  },
  (t) => [unique("template_versions_numbered").on(t.templateId, t.versionNo)],
);

/** One window of one category (null: every category, `*`): which days, from when to when, for how much. */
export const templateLines = pgTable(
  "template_lines",
  {
    id: masterId(),
    templateVersionId: integer()
      .notNull()
      .references(() => templateVersions.id),
    categoryId: integer().references(() => categories.id),
    dayRule: text().notNull(),
    startsMinute: integer().notNull(),
    endsMinute: integer().notNull(),
    minFen: fen(),
    maxFen: fen(),
    /** The line whose orders count towards the maximum as well, where this one took over an open window of it. */
    continuesLineId: integer().references((): AnyPgColumn => templateLines.id),
  },
  (t) => [
    index("template_lines_by_version").on(t.templateVersionId),
    check(
      "template_lines_minutes",
      sql`${t.startsMinute} between 0 and 1439 and ${t.endsMinute} between 0 and 1439`,
    ),
    check(
      "template_lines_amounts",
      sql`coalesce(${t.minFen}, 0) >= 0 and coalesce(${t.maxFen}, ${t.minFen}, 0) >= coalesce(${t.minFen}, 0)`,
    ),
  ],
);

export const holidayKind = pgEnum("holiday_kind", ["closed", "hours", "moved"]);

/**
 * The holiday calendar: what happens to the windows that would start on a day. They stay closed, take other hours, or start
 * on another day instead. For one template, or for all of them (null); a template's own row counts before that for all.
 */
export const holidays = pgTable(
  "holidays",
  {
    id: masterId(),
    templateId: integer().references(() => templates.id),
    day: date({ mode: "string" }).notNull(),
    kind: holidayKind().notNull(),
    startsMinute: integer(),
    endsMinute: integer(),
    movedTo: date({ mode: "string" }),
    reason: text().notNull(),
    madeByName: text().notNull(),
    madeAt: instant().notNull(),
    endedAt: instant(),
    endedByName: text().notNull().default(""),
  },
  (t) => [
    uniqueIndex("holidays_once").on(t.day, sql`coalesce(${t.templateId}, 0)`).where(sql`ended_at is null`),
    check(
      "holidays_complete",
      sql`(${t.kind} = 'hours') = (${t.startsMinute} is not null) and (${t.kind} = 'hours') = (${t.endsMinute} is not null) and (${t.kind} = 'moved') = (${t.movedTo} is not null)`,
    ),
    check(
      "holidays_minutes",
      sql`coalesce(${t.startsMinute}, 0) between 0 and 1439 and coalesce(${t.endsMinute}, 0) between 0 and 1439`,
    ),
    check("holidays_moved_elsewhere", sql`${t.movedTo} <> ${t.day}`),
  ],
);

/** Late orders by permission (U5): a store may order until an instant, whatever its windows say. Ends by itself. */
export const latePermits = pgTable(
  "late_permits",
  {
    id: masterId(),
    storeId: integer()
      .notNull()
      .references(() => stores.id),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    reason: text().notNull(),
    grantedByName: text().notNull(),
    endedAt: instant(),
    endedByName: text().notNull().default(""),
  },
  (t) => [
    index("late_permits_by_store").on(t.storeId, t.closesAt),
    check("late_permits_last", sql`${t.closesAt} > ${t.opensAt}`),
  ],
);
