import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "../errors";

export interface StoreTerms {
  returnPolicy: "none" | "monthly" | "ratio";
  returnMonthlyFen: number | null;
  returnRatioBp: number | null;
  codLimitFen: number | null;
  templateVersion: number;
  windows: {
    /** Null: every category. */
    category: string | null;
    dayRule: string;
    startsMinute: number;
    endsMinute: number;
    minFen: number | null;
    maxFen: number | null;
  }[];
  /** Items that come from another DC than the plan says (R04). */
  exceptions: { item: string; name: string; dc: string }[];
}

type Head = Omit<StoreTerms, "windows" | "exceptions"> & { id: number; templateId: number };

const exceptionsMax = 200;

/** On which terms a store orders: its calendar as it is now, its limits, where its goods come from otherwise (R04, R23). */
export async function getStoreTerms(
  db: DbOrTx,
  actor: Actor,
  input: { store: string },
  now: Date,
): Promise<StoreTerms> {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const [row] = await sql<(Head & { versionId: number | null })[]>`
    select s.id, s.template_id as "templateId", s.return_policy as "returnPolicy",
           s.return_monthly_fen as "returnMonthlyFen", s.return_ratio_bp as "returnRatioBp",
           case when s.settlement = 'cod' then s.cod_limit_fen end as "codLimitFen",
           v.id as "versionId", coalesce(v.version_no, 0) as "templateVersion"
    from stores s
    left join lateral (
      select id, version_no from template_versions
      where template_id = s.template_id and withdrawn_at is null and coalesce(valid_from, '-infinity') <= ${now.toISOString()}::text::timestamptz
      order by valid_from desc nulls last, version_no desc limit 1) v on true
    where s.code = ${input.store}`;
  if (!row) throw refuse("store/unknown", input);
  const { id, templateId: _, versionId, ...head } = row;
  mustReachStore(actor, id);
  const [windows, exceptions] = await Promise.all([
    sql<StoreTerms["windows"]>`
      select c.name as category, l.day_rule as "dayRule", l.starts_minute as "startsMinute",
             l.ends_minute as "endsMinute", l.min_fen as "minFen", l.max_fen as "maxFen"
      from template_lines l left join categories c on c.id = l.category_id
      where l.template_version_id = ${versionId} order by c.code nulls first, l.starts_minute, l.id`,
    sql<StoreTerms["exceptions"]>`
      select i.code as item, i.name, d.code as dc
      from source_exceptions e join items i on i.id = e.item_id join dcs d on d.id = e.dc_id
      where e.store_id = ${id} order by i.code limit ${exceptionsMax}`,
  ]);
  return { ...head, windows: [...windows], exceptions: [...exceptions] };
}
