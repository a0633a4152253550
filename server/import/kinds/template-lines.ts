import { ints } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { formatFen } from "@/server/shared/fen";
import { writeVersions } from "@/server/template";
import { code, codeOrAll, dayRule, money, optional, required, time } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, type ImportContext, kind } from "../kind";
import { problem } from "../problems";
import type { FileRow } from "../read-rows";
import { findReferences } from "../references";

const columns = {
  template: required(code),
  category: required(codeOrAll),
  day_rule: required(dayRule),
  start: required(time),
  end: required(time),
  min_amount: optional(money(), null),
  max_amount: optional(money(), null),
};
type Row = FileRow<typeof columns>;

interface Line {
  templateId: number;
  categoryId: number | null;
  dayRule: string;
  startsMinute: number;
  endsMinute: number;
  minFen: number | null;
  maxFen: number | null;
}

const windowOf = (line: Line) =>
  [line.templateId, line.categoryId, line.dayRule, line.startsMinute, line.endsMinute].join(" ");
const contentOf = (line: Line) => `${windowOf(line)} ${line.minFen} ${line.maxFen}`;

/**
 * Windows of replenishment templates (R23). A file replaces all lines of the templates that it names: a template whose
 * content differs gets its next version from now on, so that an open window keeps the version it started with (U12).
 */
export const templateLines = kind({
  columns,
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "day_rule", (row) =>
      [row.template, row.category ?? "*", row.day_rule, row.start, row.end].join(" "),
    );
    const lines = await linesOf(context, rows);
    const current = await currentLines(context, lines);
    const contents = new Set(current.map(contentOf));
    const windows = new Set(current.map(windowOf));
    const kept = new Set(lines.map(windowOf));
    const unchanged = lines.filter((line) => contents.has(contentOf(line))).length;
    const updated = lines.filter((line) => windows.has(windowOf(line))).length - unchanged;
    return {
      created: lines.length - unchanged - updated,
      updated,
      unchanged,
      removed: current.filter((line) => !kept.has(windowOf(line))).length,
      write: () => writeLines(context, changedTemplates(lines, current)),
    };
  },
});

async function linesOf(context: ImportContext, rows: Row[]): Promise<Line[]> {
  const templateOf = await findReferences(
    context,
    "template",
    rows.map((row) => row.template),
  );
  const categoryOf = await findReferences(
    context,
    "category",
    rows.map((row) => row.category),
  );
  return rows.map((row) => {
    const { min_amount: minFen, max_amount: maxFen } = row;
    if (maxFen !== null && maxFen < (minFen ?? 0)) {
      const amounts = { min: formatFen(minFen ?? 0), max: formatFen(maxFen) };
      complain(context, row, "max_amount", problem("template/amounts-reversed", amounts));
    }
    return {
      templateId: templateOf(row, "template", row.template) ?? 0,
      categoryId: row.category === null ? null : (categoryOf(row, "category", row.category) ?? 0),
      dayRule: row.day_rule,
      startsMinute: row.start,
      endsMinute: row.end,
      minFen,
      maxFen,
    };
  });
}

/** The lines that count now of each template that the file names; nobody else makes a version meanwhile. */
async function currentLines(context: ImportContext, lines: Line[]): Promise<Line[]> {
  const sql = sqlOf(context.tx);
  const ids = ints([...new Set(lines.map((line) => line.templateId))]);
  if (context.isApplying)
    await sql`select from templates where id = any(${ids}::int4[]) order by id for no key update`;
  return sql<Line[]>`
    with newest as (
      select distinct on (template_id) id, template_id from template_versions
      where template_id = any(${ids}::int4[]) and withdrawn_at is null
        and coalesce(valid_from, '-infinity') <= ${context.now.toISOString()}::text::timestamptz
      order by template_id, valid_from desc nulls last, version_no desc)
    select n.template_id as "templateId", l.category_id as "categoryId", l.day_rule as "dayRule",
           l.starts_minute as "startsMinute", l.ends_minute as "endsMinute", l.min_fen as "minFen", l.max_fen as "maxFen"
    from newest n join template_lines l on l.template_version_id = n.id`;
}

/** The lines of the templates whose content is not what it was. */
function changedTemplates(lines: Line[], current: Line[]): Line[] {
  const contentByTemplate = (list: Line[]) => {
    const contents = new Map<number, string[]>();
    for (const line of list) {
      const known = contents.get(line.templateId);
      if (known) known.push(contentOf(line));
      else contents.set(line.templateId, [contentOf(line)]);
    }
    return new Map([...contents].map(([id, content]) => [id, content.sort().join("\n")]));
  };
  const next = contentByTemplate(lines);
  const before = contentByTemplate(current);
  return lines.filter((line) => next.get(line.templateId) !== before.get(line.templateId));
}

/** Of templates that have no version yet the first one counts from ever. */
async function writeLines(context: ImportContext, lines: Line[]): Promise<void> {
  const byTemplate = Map.groupBy(lines, (line) => line.templateId);
  const known = await sqlOf(context.tx)<{ templateId: number }[]>`
    select distinct template_id as "templateId" from template_versions
    where template_id = any(${ints([...byTemplate.keys()])}::int4[])`;
  const hasVersions = new Set(known.map(({ templateId }) => templateId));
  const versions = [...byTemplate].map(([templateId, own]) => ({
    templateId,
    validFrom: hasVersions.has(templateId) ? context.now : null,
    isAtOnce: false,
    note: "",
    lines: own,
  }));
  await writeVersions(context.tx, context.actor, versions, context.now);
}
