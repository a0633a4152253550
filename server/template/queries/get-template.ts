import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { getTerms } from "@/server/catalog";
import { businessDayOf } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { refuse } from "../errors";

export type Template = Awaited<ReturnType<typeof getTemplate>>;

export interface VersionLine {
  /** A code, or `*`. */
  category: string;
  categoryId: number | null;
  dayRule: string;
  startsMinute: number;
  endsMinute: number;
  minFen: number | null;
  maxFen: number | null;
}

interface VersionRow {
  version: number;
  from: string | null;
  isAtOnce: boolean;
  note: string;
  by: string;
  at: string | null;
  withdrawnAt: string | null;
  withdrawnBy: string;
  lines: VersionLine[];
}

const versionsMax = 100;

/**
 * One template: its versions with who made them, when and why, newest first; the stores that order by it; its holidays. The
 * version in force and those that are planned say so.
 */
export async function getTemplate(db: DbOrTx, actor: Actor, input: { template: string }, now: Date) {
  mustBeAbleTo(actor, "template.read");
  const sql = sqlOf(db);
  const [template] = await sql<{ id: number; code: string; name: string; catalogVersion: number }[]>`
    select t.id, t.code, t.name, v.version as "catalogVersion" from templates t cross join catalog_version v
    where t.code = ${input.template}`;
  if (!template) throw refuse("template/unknown", input);
  const [versions, stores, terms] = await Promise.all([
    sql<VersionRow[]>`
      select v.version_no as version, v.valid_from as "from", v.is_at_once as "isAtOnce", v.note, v.made_by_name as by,
        v.made_at as at, v.withdrawn_at as "withdrawnAt", v.withdrawn_by_name as "withdrawnBy",
        (select coalesce(json_agg(json_build_object('category', coalesce(c.code, '*'), 'categoryId', l.category_id,
          'dayRule', l.day_rule, 'startsMinute', l.starts_minute, 'endsMinute', l.ends_minute, 'minFen', l.min_fen,
          'maxFen', l.max_fen) order by c.code nulls first, l.starts_minute, l.id), '[]')
         from template_lines l left join categories c on c.id = l.category_id
         where l.template_version_id = v.id) as lines
      from template_versions v where v.template_id = ${template.id} order by v.version_no desc limit ${versionsMax}`,
    sql<{ store: string; name: string }[]>`
      select code as store, name from stores where template_id = ${template.id} and status <> 'closed' order by code`,
    getTerms(db, businessDayOf(now), template.catalogVersion),
  ]);
  const inForce = versions
    .filter((one) => one.withdrawnAt === null && (one.from === null || new Date(one.from) <= now))
    .toSorted((a, b) => msOf(b.from) - msOf(a.from) || b.version - a.version)[0];
  return {
    template: template.code,
    name: template.name,
    serverNow: instantText(now),
    businessDay: businessDayOf(now),
    /** What a change is based on. */
    newestVersion: versions.find(({ withdrawnAt }) => withdrawnAt === null)?.version ?? 0,
    versionInForce: inForce?.version ?? null,
    versions: versions.map((one) => ({
      ...one,
      from: one.from && instantText(new Date(one.from)),
      at: one.at && instantText(new Date(one.at)),
      withdrawnAt: one.withdrawnAt && instantText(new Date(one.withdrawnAt)),
      isPlanned: one.withdrawnAt === null && one.from !== null && new Date(one.from) > now,
    })),
    stores: [...stores],
    holidays: [...(terms.holidays.get(template.id)?.values() ?? [])],
  };
}

const msOf = (instant: string | null) => (instant === null ? -1 : new Date(instant).getTime());
