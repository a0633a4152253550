import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { invariant } from "@/server/shared/invariant";
import type { LineContent } from "./rules";

/** A content on its way into the history. */
export interface NewVersion {
  templateId: number;
  /** Null: from ever; only for the first. */
  validFrom: Date | null;
  isAtOnce: boolean;
  note: string;
  lines: readonly (LineContent & { continuesLineId?: number | null })[];
}

/** Writes the next version of each template, numbered on. The templates are locked; two statements, however many. */
export async function writeVersions(
  tx: Tx,
  actor: Actor,
  versions: readonly NewVersion[],
  now: Date,
): Promise<{ templateId: number; versionNo: number }[]> {
  if (versions.length === 0) return [];
  const sql = sqlOf(tx);
  const written = await sql<{ id: number; templateId: number; versionNo: number }[]>`
    insert into template_versions (template_id, version_no, valid_from, is_at_once, note, made_by_name, made_at)
    select n.template_id,
      coalesce((select max(v.version_no) from template_versions v where v.template_id = n.template_id), 0) + 1,
      n.valid_from, n.is_at_once, n.note, ${actor.name}, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(versions.map((one) => one.templateId))}::text::int4[],
      ${texts(versions.map((one) => one.validFrom?.toISOString() ?? null))}::text::timestamptz[],
      ${texts(versions.map((one) => String(one.isAtOnce)))}::text::bool[],
      ${texts(versions.map((one) => one.note))}::text::text[]) n (template_id, valid_from, is_at_once, note)
    order by n.template_id
    returning id, template_id as "templateId", version_no as "versionNo"`;
  const idOf = new Map(written.map((one) => [one.templateId, one.id]));
  const rows = versions.flatMap(({ templateId, lines }) => {
    const versionId = idOf.get(templateId);
    invariant(versionId !== undefined, `template ${templateId} has its version`);
    return lines.map((line) => ({ ...line, versionId }));
  });
  await sql`
    insert into template_lines (template_version_id, category_id, day_rule, starts_minute, ends_minute, min_fen, max_fen,
      continues_line_id)
    select * from unnest(${ints(rows.map((row) => row.versionId))}::text::int4[],
      ${ints(rows.map((row) => row.categoryId))}::text::int4[], ${texts(rows.map((row) => row.dayRule))}::text::text[],
      ${ints(rows.map((row) => row.startsMinute))}::text::int4[], ${ints(rows.map((row) => row.endsMinute))}::text::int4[],
      ${ints(rows.map((row) => row.minFen))}::text::int8[], ${ints(rows.map((row) => row.maxFen))}::text::int8[],
      ${ints(rows.map((row) => row.continuesLineId ?? null))}::text::int4[])`;
  return written.map(({ templateId, versionNo }) => ({ templateId, versionNo }));
}
