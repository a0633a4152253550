import { type Db, sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";

/**
 * Every morning, in every store that sold anything in the last month and has no daily count open: the few items at the greatest
 * risk. For the clock; running it twice opens nothing twice.
 */
export async function openDailyStocktakes(db: Db, now: Date): Promise<void> {
  const stores = await sqlOf(db)<{ store: string }[]>`
    select s.code as store from stores s
    where s.status = 'active'
      and exists (select from store_stock k where k.store_id = s.id)
      and exists (select from daily_sales d where d.store_id = s.id and d.sold_on >= ${now.toISOString()}::text::date - 30)
      and not exists (select from stocktakes t where t.store_id = s.id and t.kind = 'daily' and t.status = 'open')
    order by s.id`;
  for (const { store } of stores)
    await openStocktake(db, systemActor, { store, kind: "daily", scope: "" }, now);
}
