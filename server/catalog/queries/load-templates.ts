import type { Sql } from "@/db/client";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import type { Holiday, TemplateLine, TemplateVersion } from "../rules/terms";

/** Every version of every template that was not taken back, by template, oldest number first (U12). */
export async function loadTemplates(sql: Sql): Promise<Map<number, TemplateVersion[]>> {
  const [versions, lines] = await Promise.all([
    sql<{ id: number; templateId: number; validFrom: string | null; isAtOnce: boolean }[]>`
      select id, template_id as "templateId", valid_from as "validFrom", is_at_once as "isAtOnce"
      from template_versions where withdrawn_at is null order by template_id, version_no`,
    sql<(TemplateLine & { versionId: number })[]>`
      select id, template_version_id as "versionId", category_id as "categoryId", day_rule as "dayRule",
        starts_minute as "startsMinute", ends_minute as "endsMinute", min_fen as "minFen", max_fen as "maxFen",
        continues_line_id as "continuesLineId"
      from template_lines order by id`,
  ]);
  const linesOf = Map.groupBy(lines, (line) => line.versionId);
  const templates = new Map<number, TemplateVersion[]>();
  for (const { id, templateId, validFrom, isAtOnce } of versions) {
    const version = {
      id,
      validFrom: validFrom === null ? null : new Date(validFrom),
      isAtOnce,
      lines: (linesOf.get(id) ?? []).map(({ versionId: _, ...line }) => line),
    };
    templates.set(templateId, [...(templates.get(templateId) ?? []), version]);
  }
  return templates;
}

/** Windows last a day at most, and permits look back a day further: older days of the calendar matter to nobody. */
const holidaysKeptDays = 7;

interface HolidayRow {
  templateId: number | null;
  day: BusinessDay;
  kind: Holiday["kind"];
  startsMinute: number | null;
  endsMinute: number | null;
  movedTo: BusinessDay | null;
}

/** The holiday calendar of every template: its own rows before those for all. */
export async function loadHolidays(
  sql: Sql,
  day: BusinessDay,
): Promise<Map<number, ReadonlyMap<BusinessDay, Holiday>>> {
  const [rows, templates] = await Promise.all([
    sql<HolidayRow[]>`
      select template_id as "templateId", day::text, kind, starts_minute as "startsMinute", ends_minute as "endsMinute",
        moved_to::text as "movedTo"
      from holidays where ended_at is null
        and greatest(day, moved_to) >= ${addDays(day, -holidaysKeptDays)}::text::date
      order by day`,
    sql<{ id: number }[]>`select id from templates`,
  ]);
  const calendars = new Map<number, ReadonlyMap<BusinessDay, Holiday>>();
  if (rows.length === 0) return calendars;
  for (const { id } of templates) {
    const forAll = rows.filter(({ templateId }) => templateId === null);
    const own = rows.filter(({ templateId }) => templateId === id);
    const calendar = [...forAll, ...own].map((row) => [row.day, holidayOf(row)] as const);
    if (calendar.length > 0) calendars.set(id, new Map(calendar));
  }
  return calendars;
}

function holidayOf({ day, kind, startsMinute, endsMinute, movedTo }: HolidayRow): Holiday {
  if (kind === "closed") return { day, kind };
  if (kind === "moved") {
    invariant(movedTo !== null, `the windows of ${day} are moved to a day (holidays_complete)`);
    return { day, kind, movedTo };
  }
  invariant(startsMinute !== null && endsMinute !== null, `${day} has hours (holidays_complete)`);
  return { day, kind, startsMinute, endsMinute };
}
