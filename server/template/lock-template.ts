import { sqlOf, type Tx } from "@/db/client";
import { refuse } from "./errors";
import type { LineContent } from "./rules";

export interface LockedTemplate {
  id: number;
  code: string;
  name: string;
  /** The newest version that was not taken back, in force or planned; 0 without one. */
  newestVersion: number;
}

/** Locks a template, so that its versions are made one after the other. Imports of lines lock it as well. */
export async function lockTemplate(tx: Tx, code: string): Promise<LockedTemplate> {
  const sql = sqlOf(tx);
  const [template] = await sql<Omit<LockedTemplate, "newestVersion">[]>`
    select id, code, name from templates where code = ${code} for no key update`;
  if (!template) throw refuse("template/unknown", { template: code });
  const [newest] = await sql<{ no: number }[]>`
    select coalesce(max(version_no), 0)::int4 as no from template_versions
    where template_id = ${template.id} and withdrawn_at is null`;
  return { ...template, newestVersion: newest?.no ?? 0 };
}

/** The lines that windows which start at an instant have; none before the first version. */
export async function linesInForce(
  tx: Tx,
  templateId: number,
  at: Date,
): Promise<(LineContent & { id: number; continuesLineId: number | null })[]> {
  const sql = sqlOf(tx);
  const rows = await sql<(LineContent & { id: number; continuesLineId: number | null })[]>`
    select l.id, l.category_id as "categoryId", l.day_rule as "dayRule", l.starts_minute as "startsMinute",
      l.ends_minute as "endsMinute", l.min_fen as "minFen", l.max_fen as "maxFen", l.continues_line_id as "continuesLineId"
    from template_lines l where l.template_version_id = (
      select id from template_versions
      where template_id = ${templateId} and withdrawn_at is null
        and coalesce(valid_from, '-infinity') <= ${at.toISOString()}::text::timestamptz
      order by valid_from desc nulls last, version_no desc limit 1)
    order by l.id`;
  return [...rows];
}
