import { ints } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { getTerms, type Terms } from "@/server/catalog";
import { addDays, type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { type Hours, judgeWindow, type LatePermit, picture, versionsInForce } from "../rules";
import type { WhoMayOrderInput } from "../schema";

interface StoreRow {
  storeId: number;
  store: string;
  name: string;
  route: string;
  routePath: string;
  templateId: number;
  permits: LatePermit[];
}

export type WhoMayOrder = Awaited<ReturnType<typeof whoMayOrder>>;

const storesMax = 5_000;

/**
 * Which stores may order when (R23): at an instant each active store with its state, the cut-off or the next opening, and
 * for some days from it on the windows of each template, in the version that they will start with, holidays considered.
 * A simulation: it reads what is planned today.
 */
export async function whoMayOrder(db: DbOrTx, actor: Actor, input: WhoMayOrderInput, now: Date) {
  mustBeAbleTo(actor, "template.read");
  const sql = sqlOf(db);
  const at = input.at ?? now;
  const from = businessDayOf(at);
  const [[version], stores] = await Promise.all([
    sql<{ version: number }[]>`select version from catalog_version`,
    readStores(sql, actor, input, at),
  ]);
  const terms = await getTerms(db, businessDayOf(now), version?.version ?? 0);
  const templateIds = [...new Set(stores.map(({ templateId }) => templateId))];
  const templates = await sql<{ id: number; template: string; name: string }[]>`
    select id, code as template, name from templates where id = any(${ints(templateIds)}::int4[]) order by code`;
  const codeOf = new Map(templates.map(({ id, template }) => [id, template]));
  return {
    at: instantText(at),
    from,
    days: Array.from({ length: input.days }, (_, ahead) => addDays(from, ahead)),
    templates: templates.map(({ id, ...template }) => ({
      ...template,
      days: daysOf(terms, id, from, input.days),
    })),
    stores: stores.map(({ storeId: _, templateId, permits, ...store }) => {
      const window = judgeWindow({ ...calendarOf(terms, templateId), permits, lines: [], used: [], now: at });
      return {
        ...store,
        template: codeOf.get(templateId) ?? "",
        isOpen: window.isOpen,
        closesAt: window.closesAt && instantText(window.closesAt),
        nextOpensAt: window.nextOpensAt && instantText(window.nextOpensAt),
        isLate: window.permit !== null,
      };
    }),
  };
}

const calendarOf = (terms: Terms, templateId: number) => ({
  versions: terms.templates.get(templateId) ?? [],
  holidays: terms.holidays.get(templateId),
});

/** The windows of a template day by day, each once, from the version that is in force when they start. */
function daysOf(
  terms: Terms,
  templateId: number,
  from: BusinessDay,
  days: number,
): { day: BusinessDay; windows: (Hours & { category: string })[] }[] {
  const { versions, holidays = new Map() } = calendarOf(terms, templateId);
  const forces = versionsInForce(versions);
  const byDay = new Map<BusinessDay, Map<string, Hours & { category: string }>>();
  for (const { version, fromMs, beforeMs } of forces) {
    for (const { day, windows } of picture(version.lines, from, days, holidays)) {
      const found = byDay.get(day) ?? new Map();
      byDay.set(day, found);
      for (const { line, startsMinute, endsMinute } of windows) {
        const startMs = Date.parse(`${day}T00:00:00+08:00`) + startsMinute * 60_000;
        if (startMs >= beforeMs || (startMs < fromMs && !version.isAtOnce)) continue;
        const category = line.categoryId === null ? "*" : (terms.categoryCodes.get(line.categoryId) ?? "");
        found.set(`${category} ${startsMinute} ${endsMinute}`, { category, startsMinute, endsMinute });
      }
    }
  }
  return [...byDay].map(([day, windows]) => ({
    day,
    windows: [...windows.values()].toSorted((a, b) => a.startsMinute - b.startsMinute),
  }));
}

async function readStores(
  sql: Sql,
  actor: Actor,
  { route = null, template = null }: { route?: string | null; template?: string | null },
  at: Date,
): Promise<StoreRow[]> {
  const rows = await sql<StoreRow[]>`
    with recursive paths as (
      select id, code, name as path, array[code] as codes from routes where parent_id is null
      union all
      select r.id, r.code, p.path || ' / ' || r.name, p.codes || r.code from routes r join paths p on p.id = r.parent_id)
    select s.id as "storeId", s.code as store, s.name, r.code as route, r.path as "routePath",
      s.template_id as "templateId",
      (select coalesce(json_agg(json_build_object('fromMs', (extract(epoch from l.opens_at) * 1000)::int8,
          'untilMs', (extract(epoch from l.closes_at) * 1000)::int8, 'reason', l.reason)), '[]')
        from late_permits l where l.store_id = s.id and l.ended_at is null
          and l.closes_at > ${at.toISOString()}::text::timestamptz) as permits
    from stores s join paths r on r.id = s.route_id join templates t on t.id = s.template_id
    where s.status = 'active'
      and (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${route}::text is null or ${route}::text = any(r.codes))
      and (${template}::text is null or t.code = ${template}::text)
    order by s.code limit ${storesMax}`;
  return [...rows];
}
