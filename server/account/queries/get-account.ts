import { type DbOrTx, sqlOf } from "@/db/client";
import { balancesOf } from "@/server/account/book/lock-accounts";
import { findAccount } from "@/server/account/find-account";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/** What an account has and what asks for it; `available` = balance + credit − held (D1). Money as text. */
export interface AccountSummary {
  account: string;
  name: string;
  balance: string;
  creditLimit: string;
  held: string;
  available: string;
  /** Prepaid orders in the pool that no delivery order serves yet: what generation may still ask for (R14). */
  pooled: string;
  /** Declared and not yet seen by finance; never part of `available` (R10). */
  depositsPending: string;
  stores: string[];
}

/** The account summary (R08). Refused: `account/unknown`, an account out of reach. */
export async function getAccount(
  db: DbOrTx,
  actor: Actor,
  input: { account: string },
  now: Date,
): Promise<AccountSummary> {
  mustBeAbleTo(actor, "account.read");
  const account = await findAccount(db, input.account);
  mustReachAccount(actor, account.id);
  const figures = (await balancesOf(db, [account.id], businessDayOf(now))).get(account.id);
  invariant(figures, `account ${account.code} was there a moment ago`);
  const sql = sqlOf(db);
  const [asked] = await sql<{ pooledFen: number; pendingFen: number; stores: string[] }[]>`
    select (select coalesce(sum(pooled_fen), 0)::int8 from orders
            where account_id = ${account.id}::int4 and settlement = 'prepaid'
              and status in ('pooled', 'partly_generated')) as "pooledFen",
           (select coalesce(sum(amount_fen), 0)::int8 from deposits
            where account_id = ${account.id}::int4 and status in ('awaiting_transfer', 'pending')) as "pendingFen",
           array(select code from stores where account_id = ${account.id}::int4 order by code) as stores`;
  return {
    account: account.code,
    name: account.name,
    balance: formatFen(figures.balanceFen),
    creditLimit: formatFen(figures.creditLimitFen),
    held: formatFen(figures.heldFen),
    available: formatFen(figures.availableFen),
    pooled: formatFen(asked?.pooledFen ?? 0),
    depositsPending: formatFen(asked?.pendingFen ?? 0),
    stores: asked?.stores ?? [],
  };
}
