import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";

/**
 * Counts what live orders have used of these promotions so far, for budgets that are set or changed while they run: from
 * here on the counters stand for it. Under the counters' locks. The few orders that are decided on the terms before it
 * at this moment are not counted.
 */
export async function countBudgets(tx: Tx, promotionIds: readonly number[]): Promise<void> {
  const sql = sqlOf(tx);
  const ids = ints([...promotionIds].sort((a, b) => a - b));
  await sql`
    insert into promotion_counters (promotion_id, times, money_fen)
    select id, 0, 0 from unnest(${ids}::text::int4[]) u (id) order by id on conflict do nothing`;
  await sql`
    select 1 from promotion_counters where promotion_id = any(${ids}::int4[]) order by promotion_id for update`;
  await sql`
    update promotion_uses set is_counted = true
    where promotion_id = any(${ids}::int4[]) and returned_at is null and not is_counted`;
  await sql`
    update promotion_counters c set times = coalesce(u.times, 0), money_fen = coalesce(u.fen, 0)
    from unnest(${ids}::text::int4[]) p (id)
    left join (select promotion_id, sum(times)::int8 as times, sum(money_fen)::int8 as fen from promotion_uses
               where promotion_id = any(${ids}::int4[]) and returned_at is null group by 1) u on u.promotion_id = p.id
    where c.promotion_id = p.id`;
}
