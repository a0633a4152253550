import { type DbOrTx, sqlOf } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import type { Period } from "../rules/period";
import { dayIn, inCategories, inStores, type Scope } from "./scope";

/** Sales less what customers brought back, and what the goods cost, in micro-yuan. */
export interface Sales {
  salesFen: number;
  costMicro: number;
}

export type SalesOfStore = Sales & { storeId: number; beforeSalesFen: number; beforeCostMicro: number };

/** What each store sold in a period and in the one that it is compared with. */
export async function salesOf(
  db: DbOrTx,
  scope: Scope,
  period: Period,
  before: Period,
): Promise<SalesOfStore[]> {
  const sql = sqlOf(db);
  const isNow = sql`sold_on between ${dayIn(sql, period.from)} and ${dayIn(sql, period.to)}`;
  const wasBefore = sql`sold_on between ${dayIn(sql, before.from)} and ${dayIn(sql, before.to)}`;
  const rows = await sql<SalesOfStore[]>`
    select store_id as "storeId",
           coalesce(sum(amount_fen) filter (where ${isNow}), 0)::int8 as "salesFen",
           coalesce(sum(goods_cost_micro) filter (where ${isNow}), 0)::int8 as "costMicro",
           coalesce(sum(amount_fen) filter (where ${wasBefore}), 0)::int8 as "beforeSalesFen",
           coalesce(sum(goods_cost_micro) filter (where ${wasBefore}), 0)::int8 as "beforeCostMicro"
    from category_sales
    where ${inStores(sql, scope, sql`store_id`)} and ${inCategories(sql, scope, sql`category_id`)}
      and (${isNow} or ${wasBefore})
      and sold_on between ${dayIn(sql, before.from)} and ${dayIn(sql, period.to)}
    group by store_id`;
  return [...rows];
}

export type SalesOfDay = Sales & { day: BusinessDay };

/** What all stores of the scope sold day by day; days without sales are missing. */
export async function salesByDay(db: DbOrTx, scope: Scope, { from, to }: Period): Promise<SalesOfDay[]> {
  const sql = sqlOf(db);
  const rows = await sql<SalesOfDay[]>`
    select sold_on::text as day, sum(amount_fen)::int8 as "salesFen", sum(goods_cost_micro)::int8 as "costMicro"
    from category_sales
    where ${inStores(sql, scope, sql`store_id`)} and ${inCategories(sql, scope, sql`category_id`)}
      and sold_on between ${dayIn(sql, from)} and ${dayIn(sql, to)}
    group by sold_on order by sold_on`;
  return [...rows];
}

/** The curve of each store over a period in so many steps of equal length; the last may be shorter. */
export async function salesCurves(
  db: DbOrTx,
  scope: Scope,
  { from, to }: Period,
  daysOfStep: number,
): Promise<{ storeId: number; step: number; salesFen: number }[]> {
  const sql = sqlOf(db);
  const rows = await sql<{ storeId: number; step: number; salesFen: number }[]>`
    select store_id as "storeId", (sold_on - ${dayIn(sql, from)}) / ${daysOfStep}::int4 as step, sum(amount_fen)::int8 as "salesFen"
    from category_sales
    where ${inStores(sql, scope, sql`store_id`)} and ${inCategories(sql, scope, sql`category_id`)}
      and sold_on between ${dayIn(sql, from)} and ${dayIn(sql, to)}
    group by 1, 2`;
  return [...rows];
}

/** What each category's goods brought in, the largest first. */
export async function salesByCategory(db: DbOrTx, scope: Scope, { from, to }: Period) {
  const sql = sqlOf(db);
  const rows = await sql<(Sales & { category: string; name: string })[]>`
    select c.code as category, c.name, sum(s.amount_fen)::int8 as "salesFen", sum(s.goods_cost_micro)::int8 as "costMicro"
    from category_sales s join categories c on c.id = s.category_id
    where ${inStores(sql, scope, sql`s.store_id`)} and ${inCategories(sql, scope, sql`s.category_id`)}
      and s.sold_on between ${dayIn(sql, from)} and ${dayIn(sql, to)}
    group by c.id order by sum(s.amount_fen) desc, c.code`;
  return [...rows];
}
