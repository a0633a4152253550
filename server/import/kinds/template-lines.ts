import { ints, texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { formatFen } from "@/server/shared/fen";
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
      write: () => writeVersions(context, changedTemplates(lines, current)),
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

/** The lines of the newest version of each template that the file names. */
async function currentLines(context: ImportContext, lines: Line[]): Promise<Line[]> {
  const ids = [...new Set(lines.map((line) => line.templateId))];
  return sqlOf(context.tx)<Line[]>`
    with newest as (
      select distinct on (template_id) id, template_id from template_versions
      where template_id = any(${ints(ids)}::text::int4[]) order by template_id, version_no desc)
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

async function writeVersions(context: ImportContext, lines: Line[]): Promise<void> {
  if (lines.length === 0) return;
  const sql = sqlOf(context.tx);
  const ids = [...new Set(lines.map((line) => line.templateId))].sort((a, b) => a - b);
  const versions = await sql<{ id: number; templateId: number }[]>`
    insert into template_versions (template_id, version_no, valid_from)
    select t.id, coalesce(max(v.version_no), 0) + 1,
           case when max(v.version_no) is null then null else ${context.now.toISOString()}::text::timestamptz end
    from unnest(${ints(ids)}::text::int4[]) as t (id) left join template_versions v on v.template_id = t.id
    group by t.id order by t.id returning id, template_id as "templateId"`;
  const versionOf = new Map(versions.map((version) => [version.templateId, version.id]));
  await sql`
    insert into template_lines (template_version_id, category_id, day_rule, starts_minute, ends_minute, min_fen, max_fen)
    select * from unnest(${ints(lines.map((line) => versionOf.get(line.templateId) ?? null))}::text::int4[],
      ${ints(lines.map((line) => line.categoryId))}::text::int4[], ${texts(lines.map((line) => line.dayRule))}::text::text[],
      ${ints(lines.map((line) => line.startsMinute))}::text::int4[], ${ints(lines.map((line) => line.endsMinute))}::text::int4[],
      ${ints(lines.map((line) => line.minFen))}::text::int8[], ${ints(lines.map((line) => line.maxFen))}::text::int8[])`;
}
