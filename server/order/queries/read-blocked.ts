import { type DbOrTx, sqlOf } from "@/db/client";
import { codUnpaidFen, stoppedCodStores } from "@/server/account";
import { nextRunOfStore } from "@/server/pool";
import type { BusinessDay } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";

/** A store that generation refused, as things are now: what to pay, and until when it helps (R15). */
export interface BlockedStore {
  code: "account/insufficient-balance" | "account/cod-limit" | "account/cod-overdue";
  orders: number;
  /** What is still missing for all that the last run needed; 0 once the money is there, null for those who may not see it. */
  payFen: number | null;
  isCovered: boolean;
  nextRunAt: string;
}

interface Found {
  code: BlockedStore["code"];
  orders: number;
  /** Needed less available, of the account that lacks most. */
  missingFen: number;
  neededFen: number;
  codLimitFen: number;
}

/**
 * What a store's refused orders still lack now, after whatever came in since: needed by the run that refused them, less
 * what is available on the account that they are charged to, or left of the COD limit. Null when none is refused.
 */
export async function readBlocked(
  db: DbOrTx,
  storeId: number,
  seesBalance: boolean,
  day: BusinessDay,
  now: Date,
): Promise<BlockedStore | null> {
  const sql = sqlOf(db);
  const [found] = await sql<Found[]>`
    select max(o.blocked_code) as code, count(*)::int4 as orders, max(o.blocked_needed_fen)::int8 as "neededFen",
      coalesce(max(o.blocked_needed_fen - (a.balance_fen - a.held_fen
        + credit_on(a, ${day}::text::date))), 0)::int8 as "missingFen",
      coalesce(max(s.cod_limit_fen), 0)::int8 as "codLimitFen"
    from orders o join stores s on s.id = o.store_id left join accounts a on a.id = o.account_id
    where o.store_id = ${storeId}::int4 and o.status in ('pooled', 'partly_generated') and o.blocked_at is not null
    having count(*) > 0`;
  if (!found) return null;
  const lack = await lackOf(db, storeId, found, day);
  return {
    code: lack.code,
    orders: found.orders,
    payFen: seesBalance ? lack.payFen : null,
    isCovered: lack.payFen === 0,
    nextRunAt: instantText(await nextRunOfStore(db, storeId, now)),
  };
}

/** A COD store that is stopped pays all that it owes; else what is over its limit (R05). */
async function lackOf(db: DbOrTx, storeId: number, found: Found, day: BusinessDay) {
  const { code, missingFen, neededFen, codLimitFen } = found;
  if (code === "account/insufficient-balance") return { code, payFen: Math.max(0, missingFen) };
  const unpaidFen = (await codUnpaidFen(db, [storeId])).get(storeId) ?? 0;
  const isStopped = (await stoppedCodStores(db, [storeId], day)).has(storeId);
  if (isStopped) return { code: "account/cod-overdue" as const, payFen: unpaidFen };
  return { code: "account/cod-limit" as const, payFen: Math.max(0, neededFen - (codLimitFen - unpaidFen)) };
}
