import { type DbOrTx, sqlOf } from "@/db/client";
import { instantAt } from "@/server/shared/business-day";
import type { Period } from "../rules/period";
import { inCategories, inStores, type Scope } from "./scope";

/** What left a store without being sold. */
export interface Losses {
  /** Accepted of its returns, at the return price, before what gifts take back. */
  returnedFen: number;
  /** Written off, less what was taken back, at cost. */
  writtenOffFen: number;
  /** What counts found missing at cost, less what was found; below zero more was found. In micro-yuan. */
  countedMicro: number;
}

export type LossesOfStore = Losses & {
  storeId: number;
  beforeReturnedFen: number;
  beforeWrittenOffFen: number;
  beforeCountedMicro: number;
};

/**
 * Returns by the day on which they were settled, write-offs and counts by the day of their posting, and what a till reported after
 * a count that had seen it missing: it was sold, so it is taken out of what the count lost.
 */
export async function lossesOf(
  db: DbOrTx,
  scope: Scope,
  period: Period,
  before: Period,
): Promise<LossesOfStore[]> {
  const sql = sqlOf(db);
  const [first, last] = [instantAt(before.from, 0).toISOString(), instantAt(period.to, 1440).toISOString()];
  const since = instantAt(period.from, 0).toISOString();
  const until = instantAt(before.to, 1440).toISOString();
  const during = (at: ReturnType<typeof sql>) =>
    sql`${at} >= ${first}::text::timestamptz and ${at} < ${last}::text::timestamptz`;
  const isMeant = sql`and ${inCategories(sql, scope, sql`i.category_id`)}`;
  const rows = await sql<LossesOfStore[]>`
    with parts as (
      select r.store_id, r.ended_at as at, l.accepted_fen as returned, 0::int8 as written_off, 0::numeric as counted
      from returns r join return_lines l on l.return_id = r.id join items i on i.id = l.item_id ${isMeant}
      where r.status = 'settled' and ${inStores(sql, scope, sql`r.store_id`)} and ${during(sql`r.ended_at`)}
      union all
      select h.store_id, h.posted_at, 0, l.value_fen, 0
      from shrinkages h join shrinkage_lines l on l.shrinkage_id = h.id join items i on i.id = l.item_id ${isMeant}
      where h.status in ('posted', 'reversed') and ${inStores(sql, scope, sql`h.store_id`)} and ${during(sql`h.posted_at`)}
      union all
      select h.store_id, h.reversed_at, 0, -l.value_fen, 0
      from shrinkages h join shrinkage_lines l on l.shrinkage_id = h.id join items i on i.id = l.item_id ${isMeant}
      where h.status = 'reversed' and ${inStores(sql, scope, sql`h.store_id`)} and ${during(sql`h.reversed_at`)}
      union all
      select t.store_id, t.ended_at, 0, 0,
             -l.difference_each::numeric * coalesce(l.cost_micro, 0) / case when i.is_weighed then 1000 else 1 end
      from stocktakes t join stocktake_lines l on l.stocktake_id = t.id and l.difference_each <> 0
      join items i on i.id = l.item_id ${isMeant}
      where t.status = 'posted' and ${inStores(sql, scope, sql`t.store_id`)} and ${during(sql`t.ended_at`)}
      union all
      select b.store_id, b.received_at, 0, 0,
             -e.amount_each::numeric * e.cost_micro / case when i.is_weighed then 1000 else 1 end
      from (select distinct batch_id, item_id from sales_batch_items where seen_each <> 0) s
      join sales_batches b on b.id = s.batch_id join items i on i.id = s.item_id ${isMeant}
      join store_stock_entries e on e.cause_type = 'sale' and e.cause_id = s.batch_id and e.item_id = s.item_id
        and e.reason = 'stocktake' and e.store_id = b.store_id
      where ${inStores(sql, scope, sql`b.store_id`)} and ${during(sql`b.received_at`)}
      union all
      select d.store_id, n.decided_at, 0, 0,
             -e.amount_each::numeric * e.cost_micro / case when i.is_weighed then 1000 else 1 end
      from differences n join deliveries d on d.id = n.delivery_id
      join store_stock_entries e on e.cause_type = 'difference' and e.cause_id = n.id and e.reason = 'stocktake'
        and e.store_id = d.store_id
      join items i on i.id = e.item_id ${isMeant}
      where ${inStores(sql, scope, sql`d.store_id`)} and ${during(sql`n.decided_at`)}),
    dated as (
      select p.*, p.at >= ${since}::text::timestamptz as is_now, p.at < ${until}::text::timestamptz as was_before from parts p)
    select store_id as "storeId",
           coalesce(sum(returned) filter (where is_now), 0)::int8 as "returnedFen",
           coalesce(sum(written_off) filter (where is_now), 0)::int8 as "writtenOffFen",
           round(coalesce(sum(counted) filter (where is_now), 0))::int8 as "countedMicro",
           coalesce(sum(returned) filter (where was_before), 0)::int8 as "beforeReturnedFen",
           coalesce(sum(written_off) filter (where was_before), 0)::int8 as "beforeWrittenOffFen",
           round(coalesce(sum(counted) filter (where was_before), 0))::int8 as "beforeCountedMicro"
    from dated group by store_id`;
  return [...rows];
}

/** What a store wrote off in a period by reason, the largest first; a write-off that was taken back is left out. */
export async function writtenOffByReason(db: DbOrTx, scope: Scope, { from, to }: Period) {
  const sql = sqlOf(db);
  const rows = await sql<
    { reason: "damaged" | "expired" | "sample" | "stolen" | "other"; valueFen: number }[]
  >`
    select h.reason, sum(l.value_fen)::int8 as "valueFen"
    from shrinkages h join shrinkage_lines l on l.shrinkage_id = h.id join items i on i.id = l.item_id
    where h.status = 'posted' and ${inStores(sql, scope, sql`h.store_id`)} and ${inCategories(sql, scope, sql`i.category_id`)}
      and h.posted_at >= ${instantAt(from, 0).toISOString()}::text::timestamptz
      and h.posted_at < ${instantAt(to, 1440).toISOString()}::text::timestamptz
    group by h.reason order by 2 desc, 1`;
  return [...rows];
}
