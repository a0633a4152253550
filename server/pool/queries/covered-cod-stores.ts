import { type DbOrTx, sqlOf } from "@/db/client";
import { codUnpaidFen, stoppedCodStores } from "@/server/account";
import type { BusinessDay } from "@/server/shared/business-day";

/** Refused cash-on-delivery stores that could be delivered to now, because they have paid meanwhile (R05, U3). */
export async function coveredCodStores(db: DbOrTx, day: BusinessDay): Promise<number[]> {
  const refused = await sqlOf(db)<{ id: number; neededFen: number; limitFen: number }[]>`
    select s.id, max(o.blocked_needed_fen)::int8 as "neededFen", coalesce(s.cod_limit_fen, 0)::int8 as "limitFen"
    from orders o join stores s on s.id = o.store_id
    where o.status in ('pooled', 'partly_generated') and o.settlement = 'cod' and o.blocked_at is not null
    group by s.id`;
  if (refused.length === 0) return [];
  const ids = refused.map(({ id }) => id);
  const [unpaid, stopped] = await Promise.all([codUnpaidFen(db, ids), stoppedCodStores(db, ids, day)]);
  return refused
    .filter(
      ({ id, neededFen, limitFen }) => !stopped.has(id) && neededFen <= limitFen - (unpaid.get(id) ?? 0),
    )
    .map(({ id }) => id);
}
