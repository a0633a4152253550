import { ints } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { loadPromotionTerms } from "@/server/catalog";
import { mulDivHalfUp } from "@/server/shared/arithmetic";
import {
  addDays,
  asBusinessDay,
  type BusinessDay,
  businessDayOf,
  daysBetween,
} from "@/server/shared/business-day";
import type { PromotionTerms } from "../engine";
import { refuse } from "../errors";
import { readTerms } from "../judge-content";
import { type DaySales, type Uplift, upliftOf } from "../rules/uplift";
import { inScope } from "./in-scope";

export interface PromotionResults {
  orders: number;
  stores: number;
  times: number;
  moneyFen: number;
  /** The part of it that the supplier pays. */
  supplierFen: number;
  /** What was given back by withdrawals, cancellations and expiry. */
  returned: { orders: number; moneyFen: number };
  days: { day: string; orders: number; times: number; moneyFen: number }[];
  byKind: { kind: "franchise" | "direct" | "independent"; orders: number; moneyFen: number }[];
  topStores: { store: string; name: string; orders: number; times: number; moneyFen: number }[];
  /** Sales of its goods beside the same weekdays of the four weeks before; null before its first day is over. */
  uplift:
    | (Uplift & { measuredStores: number; ofStores: number; sales: (DaySales & { isDuring: boolean })[] })
    | null;
}

/** Uplift looks at so many stores and days at most: a sample that does not change from look to look. */
const measuredStoresMax = 200;
const daysBefore = 28;
const daysDuringMax = 60;

/** What became of a promotion: uses, cost, who pays it, and what it did to the sales of its goods. Refused: `promotion/unknown`. */
export async function getPromotionResults(
  db: DbOrTx,
  actor: Actor,
  { promotion: code }: { promotion: string },
  now: Date,
): Promise<PromotionResults> {
  mustBeAbleTo(actor, "promotion.read");
  const sql = sqlOf(db);
  const [terms] = await loadPromotionTerms(sql, sql`p.code = ${code}`);
  if (!terms) throw refuse("promotion/unknown", { promotion: code });
  const live = sql`u.promotion_id = ${terms.id}::int4 and u.returned_at is null`;
  // What was taken out of waiting orders again (U8) is granted to nobody.
  const strippedFen = sql`coalesce((select sum(x.discount_fen) from stripped_discounts x
    where x.order_id = u.order_id and x.promotion_id = u.promotion_id), 0)`;
  const grantedFen = sql`sum(u.money_fen - ${strippedFen})`;
  const [total] = await sql<{ orders: number; stores: number; times: number; moneyFen: number }[]>`
    select count(*)::int4 as orders, count(distinct u.store_id)::int4 as stores, coalesce(sum(u.times), 0)::int8 as times,
      coalesce(${grantedFen}, 0)::int8 as "moneyFen" from promotion_uses u where ${live}`;
  const [returned] = await sql<{ orders: number; moneyFen: number }[]>`
    select count(*)::int4 as orders,
      coalesce(sum(case when u.returned_at is null then ${strippedFen} else u.money_fen end), 0)::int8 as "moneyFen"
    from promotion_uses u where u.promotion_id = ${terms.id}::int4 and (u.returned_at is not null or u.stripped_at is not null)`;
  const days = await sql<PromotionResults["days"]>`
    select u.used_on::text as day, count(*)::int4 as orders, sum(u.times)::int8 as times, ${grantedFen}::int8 as "moneyFen"
    from promotion_uses u where ${live} group by u.used_on order by u.used_on`;
  const byKind = await sql<PromotionResults["byKind"]>`
    select s.kind, count(*)::int4 as orders, ${grantedFen}::int8 as "moneyFen"
    from promotion_uses u join stores s on s.id = u.store_id where ${live} group by s.kind order by s.kind`;
  const topStores = await sql<PromotionResults["topStores"]>`
    select s.code as store, s.name, count(*)::int4 as orders, sum(u.times)::int8 as times, ${grantedFen}::int8 as "moneyFen"
    from promotion_uses u join stores s on s.id = u.store_id where ${live}
    group by s.id order by ${grantedFen} desc, s.code limit 10`;
  const moneyFen = total?.moneyFen ?? 0;
  return {
    orders: total?.orders ?? 0,
    stores: total?.stores ?? 0,
    times: total?.times ?? 0,
    moneyFen,
    supplierFen: mulDivHalfUp(moneyFen, terms.supplierShareBp, 10_000),
    returned: returned ?? { orders: 0, moneyFen: 0 },
    days: [...days],
    byKind: [...byKind],
    topStores: [...topStores],
    uplift: await measureUplift(db, sql, terms, now),
  };
}

async function measureUplift(db: DbOrTx, sql: Sql, terms: PromotionTerms, now: Date) {
  const first = asBusinessDay(terms.validFrom);
  const yesterday = addDays(businessDayOf(now), -1);
  const last = terms.validTo < yesterday ? asBusinessDay(terms.validTo) : yesterday;
  if (last < first) return null;
  const end = daysBetween(first, last) >= daysDuringMax ? addDays(first, daysDuringMax - 1) : last;
  const all = await sql<{ id: number }[]>`
    select id from stores where ${terms.storeIds === null}::bool or id = any(${ints(terms.storeIds ?? [])}::int4[])
    order by hashint4(id)`;
  const measured = all.slice(0, measuredStoresMax).map(({ id }) => id);
  const begin = addDays(first, -daysBefore);
  const isWhole =
    terms.itemIds.length === 0 && terms.categoryId === null && terms.excludedItemIds.length === 0;
  const worth = isWhole
    ? sql`o.goods_fen`
    : sql`(select coalesce(sum(l.amount_fen), 0) from order_lines l
           where l.order_id = o.id and not l.is_gift and ${inScope(sql, terms, await readTerms(db, now))})`;
  const rows = await sql<{ day: string; amountFen: number }[]>`
    select ((o.submitted_at at time zone 'Asia/Shanghai')::date)::text as day, sum(${worth})::int8 as "amountFen"
    from orders o
    where o.store_id = any(${ints(measured)}::int4[]) and o.status not in ('draft', 'cancelled', 'expired')
      and o.submitted_at >= (${begin}::text || ' 00:00:00+08')::timestamptz
      and o.submitted_at < (${addDays(end, 1)}::text || ' 00:00:00+08')::timestamptz
    group by 1`;
  const amounts = new Map(rows.map(({ day, amountFen }) => [day, amountFen]));
  const between = (from: BusinessDay, to: BusinessDay): DaySales[] =>
    Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n)).map((day) => ({
      day,
      amountFen: amounts.get(day) ?? 0,
    }));
  const [before, during] = [between(begin, addDays(first, -1)), between(first, end)];
  // A chain that began later has no likes in the days before it traded.
  const traded = before.filter(
    ({ day }) => amounts.has(day) || day > (rows.map((row) => row.day).sort()[0] ?? ""),
  );
  return {
    ...upliftOf(traded, during),
    measuredStores: measured.length,
    ofStores: all.length,
    sales: [
      ...before.map((sold) => ({ ...sold, isDuring: false })),
      ...during.map((sold) => ({ ...sold, isDuring: true })),
    ],
  };
}
