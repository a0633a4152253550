import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { findStore } from "@/server/store-stock";

/**
 * How much waits in each function of a store's day, under the keys of the home's functions. A function whose work can wait
 * adds its line.
 */
export async function listStoreDay(db: DbOrTx, actor: Actor, input: { store: string }, now: Date) {
  mustBeAbleTo(actor, "stock.read.store");
  const { id } = await findStore(db, actor, input.store);
  const [day] = await sqlOf(db)<
    {
      receive: number;
      count: number;
      shrinkage: number;
      returns: number;
      prices: number;
      tags: number;
      stock: number;
    }[]
  >`
    select (select count(*)::int4 from deliveries where store_id = ${id}::int4 and status = 'dispatched')
           + (select count(*)::int4 from direct_orders where store_id = ${id}::int4 and status = 'open'
                and expected_on <= ${businessDayOf(now)}::text::date) as receive,
           (select count(*)::int4 from stocktakes where store_id = ${id}::int4
              and (status = 'open' or (status = 'submitted' and ${isAbleTo(actor, "stocktake.approve")}::bool))) as count,
           (select count(*)::int4 from shrinkages where store_id = ${id}::int4 and status = 'draft') as shrinkage,
           (select count(*)::int4 from returns where store_id = ${id}::int4 and status = 'approved') as returns,
           (select count(distinct change_id)::int4 from price_change_lines where store_id = ${id}::int4 and status = 'pending') as prices,
           (select count(distinct item_id)::int4 from tags where store_id = ${id}::int4 and status in ('pending', 'printed', 'shipped')
              and (effective_at is null or effective_at <= ${now.toISOString()}::text::timestamptz)) as tags,
           (select count(*)::int4 from store_stock where store_id = ${id}::int4 and on_hand_each < 0) as stock`;
  return day ?? { receive: 0, count: 0, shrinkage: 0, returns: 0, prices: 0, tags: 0, stock: 0 };
}
