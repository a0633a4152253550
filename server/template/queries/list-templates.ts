import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { judgeWindow } from "../rules";

export type TemplateRow = Awaited<ReturnType<typeof listTemplates>>[number];

/** Every template by code: how many stores order by it, whether it is open, and when it opens or closes next. */
export async function listTemplates(db: DbOrTx, actor: Actor, now: Date) {
  mustBeAbleTo(actor, "template.read");
  const sql = sqlOf(db);
  const rows = await sql<
    {
      id: number;
      template: string;
      name: string;
      stores: number;
      version: number;
      planned: number | null;
      plannedFrom: string | null;
      catalogVersion: number;
    }[]
  >`
    select t.id, t.code as template, t.name, v.version as "catalogVersion",
      (select count(*)::int4 from stores s where s.template_id = t.id and s.status <> 'closed') as stores,
      coalesce((select x.version_no from template_versions x where x.template_id = t.id and x.withdrawn_at is null
        and coalesce(x.valid_from, '-infinity') <= ${now.toISOString()}::text::timestamptz
        order by x.valid_from desc nulls last, x.version_no desc limit 1), 0) as version,
      p.version_no as planned, p.valid_from as "plannedFrom"
    from templates t cross join catalog_version v
    left join lateral (
      select x.version_no, x.valid_from from template_versions x where x.template_id = t.id and x.withdrawn_at is null
        and x.valid_from > ${now.toISOString()}::text::timestamptz order by x.valid_from, x.version_no desc limit 1) p on true
    order by t.code limit 1000`;
  const terms = await getTerms(db, businessDayOf(now), rows[0]?.catalogVersion ?? 0);
  return rows.map(({ id, catalogVersion: _, plannedFrom, ...row }) => {
    const calendar = { versions: terms.templates.get(id) ?? [], holidays: terms.holidays.get(id) };
    const window = judgeWindow({ ...calendar, lines: [], used: [], now });
    return {
      ...row,
      plannedFrom: plannedFrom && instantText(new Date(plannedFrom)),
      isOpen: window.isOpen,
      closesAt: window.closesAt && instantText(window.closesAt),
      nextOpensAt: window.nextOpensAt && instantText(window.nextOpensAt),
    };
  });
}
