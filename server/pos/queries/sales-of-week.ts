import { type DbOrTx, sqlOf } from "@/db/client";
import { addDays, type BusinessDay } from "@/server/shared/business-day";

/** How far back sales say what is sold per day. */
const daysMax = 7;

/** What a store sold lately. `days` counts those on which its tills sent anything: a silent till is not a day without sales. */
export interface SalesOfWeek {
  days: number;
  soldEach: ReadonlyMap<number, number>;
}

/** What a store sold by item on the seven business days before `today`, which is not over yet. */
export async function salesOfWeek(db: DbOrTx, storeId: number, today: BusinessDay): Promise<SalesOfWeek> {
  const rows = await sqlOf(db)<{ itemId: number; soldEach: number; days: number }[]>`
    select item_id as "itemId", sum(qty_each)::int8 as "soldEach",
           (select count(distinct sold_on)::int4 from daily_sales
            where store_id = ${storeId}::int4 and sold_on >= ${addDays(today, -daysMax)}::text::date
              and sold_on < ${today}::text::date) as days
    from daily_sales
    where store_id = ${storeId}::int4 and sold_on >= ${addDays(today, -daysMax)}::text::date
      and sold_on < ${today}::text::date
    group by item_id`;
  return {
    days: rows[0]?.days ?? 0,
    soldEach: new Map(rows.map(({ itemId, soldEach }) => [itemId, Math.max(0, soldEach)])),
  };
}
