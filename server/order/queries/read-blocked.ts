import { type DbOrTx, sqlOf } from "@/db/client";
import { codUnpaidFen } from "@/server/account";
import { nextRunOfStore } from "@/server/pool";
import type { BusinessDay } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";

/** A store that generation refused, as things are now: what to pay, and until when it helps (R15). */
export interface BlockedStore {
  code: "account/insufficient-balance" | "account/cod-limit";
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
  const missingFen = Math.max(0, await missingOf(db, storeId, found));
  return {
    code: found.code,
    orders: found.orders,
    payFen: seesBalance ? missingFen : null,
    isCovered: missingFen === 0,
    nextRunAt: instantText(await nextRunOfStore(db, storeId, now)),
  };
}

async function missingOf(db: DbOrTx, storeId: number, found: Found): Promise<number> {
  if (found.code === "account/insufficient-balance") return found.missingFen;
  const unpaidFen = (await codUnpaidFen(db, [storeId])).get(storeId) ?? 0;
  return found.neededFen - (found.codLimitFen - unpaidFen);
}
