import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { findStore } from "@/server/store-stock";

/**
 * How much waits for a store in each function of its day, under the keys of the home's functions; `direct` is the part of `receive` that
 * suppliers are due to bring. What waits for headquarters or a DC alone, as a price that was asked for, is not counted. A function whose
 * work can wait adds its line.
 */
export async function listStoreDay(db: DbOrTx, actor: Actor, input: { store: string }, now: Date) {
  mustBeAbleTo(actor, "stock.read.store");
  const { id } = await findStore(db, actor, input.store);
  const [day] = await sqlOf(db)<
    {
      receive: number;
      direct: number;
      count: number;
      shrinkage: number;
      returns: number;
      tags: number;
      stock: number;
    }[]
  >`
    select d.due + (select count(*)::int4 from deliveries where store_id = ${id}::int4 and status = 'dispatched') as receive,
           d.due as direct,
           (select count(*)::int4 from stocktakes where store_id = ${id}::int4
              and (status = 'open' or (status = 'submitted' and ${isAbleTo(actor, "stocktake.approve")}::bool))) as count,
           (select count(*)::int4 from shrinkages where store_id = ${id}::int4 and status = 'draft') as shrinkage,
           (select count(*)::int4 from returns where store_id = ${id}::int4 and status = 'approved') as returns,
           (select count(distinct item_id)::int4 from tags where store_id = ${id}::int4 and status in ('pending', 'printed', 'shipped')
              and (effective_at is null or effective_at <= ${now.toISOString()}::text::timestamptz)) as tags,
           (select count(*)::int4 from store_stock where store_id = ${id}::int4 and on_hand_each < 0) as stock
    from (select count(*)::int4 as due from direct_orders where store_id = ${id}::int4 and status = 'open'
            and expected_on <= ${businessDayOf(now)}::text::date) d`;
  return day ?? { receive: 0, direct: 0, count: 0, shrinkage: 0, returns: 0, tags: 0, stock: 0 };
}
