import { type DbOrTx, sqlOf } from "@/db/client";
import { addDays, type BusinessDay } from "@/server/shared/business-day";
import { dayIn, inCategories, inStores, type Scope } from "./scope";

/** Over how many days before today it is asked what is sold a day. */
export const coverOver = 28;

export interface Stock {
  storeId: number;
  /** What lies in the store and on trucks to it, at cost; what is below zero counts as nothing. In micro-yuan. */
  stockMicro: number;
  /** Cost of what was sold in the last `coverOver` days before today, and on how many of them tills sent anything. */
  soldMicro: number;
  soldDays: number;
}

/** What each store has, and what it sells a day, as of today: how long it lasts is not a matter of the period. */
export async function stockOf(db: DbOrTx, scope: Scope, today: BusinessDay): Promise<Stock[]> {
  const sql = sqlOf(db);
  const rows = await sql<Stock[]>`
    select coalesce(k.store_id, s.store_id) as "storeId", coalesce(k.micro, 0)::int8 as "stockMicro",
           coalesce(s.micro, 0)::int8 as "soldMicro", coalesce(s.days, 0)::int4 as "soldDays"
    from (select t.store_id, round(sum(t.on_hand_each::numeric * t.cost_micro / case when i.is_weighed then 1000 else 1 end)) as micro
          from store_stock t join items i on i.id = t.item_id and ${inCategories(sql, scope, sql`i.category_id`)}
          where ${inStores(sql, scope, sql`t.store_id`)} and t.on_hand_each > 0 group by t.store_id) k
    full join (select store_id, sum(case when ${inCategories(sql, scope, sql`category_id`)} then goods_cost_micro else 0 end) as micro,
                      count(distinct sold_on) as days
               from category_sales
               where ${inStores(sql, scope, sql`store_id`)} and sold_on >= ${dayIn(sql, addDays(today, -coverOver))}
                 and sold_on < ${dayIn(sql, today)}
               group by store_id) s on s.store_id = k.store_id`;
  return [...rows];
}
