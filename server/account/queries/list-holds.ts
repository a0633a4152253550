import { type DbOrTx, sqlOf } from "@/db/client";
import { findAccount } from "@/server/account/find-account";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

export interface HoldRow {
  /** Number of the delivery order that holds the money; null for another kind of cause. */
  delivery: string | null;
  store: string | null;
  status: string | null;
  amount: string;
  since: string;
}

const rowsMax = 500;

/** Who holds an account's money, of all its stores, oldest first (U10), at most 500. Refused: `account/unknown`, out of reach. */
export async function listHolds(db: DbOrTx, actor: Actor, input: { account: string }): Promise<HoldRow[]> {
  mustBeAbleTo(actor, "account.read");
  const account = await findAccount(db, input.account);
  mustReachAccount(actor, account.id);
  const sql = sqlOf(db);
  const rows = await sql<(Omit<HoldRow, "amount"> & { amountFen: number })[]>`
    select d.delivery_no as delivery, s.code as store, d.status, h.amount_fen as "amountFen", h.created_at as since
    from account_holds h
    left join deliveries d on h.cause_type = 'delivery' and d.id = h.cause_id
    left join stores s on s.id = d.store_id
    where h.account_id = ${account.id}::int4 and h.status = 'open'
    order by h.created_at, h.cause_id limit ${rowsMax}`;
  return rows.map(({ amountFen, since, ...row }) => ({
    ...row,
    amount: formatFen(amountFen),
    since: instantText(new Date(since)),
  }));
}
