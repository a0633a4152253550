import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { fen, instant, masterId } from "../columns";
import { categories } from "./catalog";

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
