import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";

export interface MyStore {
  store: string;
  name: string;
  status: "active" | "suspended" | "closing" | "closed";
  kind: "franchise" | "direct" | "independent";
  settlement: "prepaid" | "cod";
  /** Null for direct stores, and for those who may not see the money (R01). */
  account: string | null;
}

/** More than the largest owner has; who sees every store starts at headquarters. */
const storesMax = 200;

/** The stores that the actor orders for, by code. */
export async function listMyStores(db: DbOrTx, actor: Actor): Promise<MyStore[]> {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const seesMoney = isAbleTo(actor, "account.read");
  const rows = await sql<MyStore[]>`
    select s.code as store, s.name, s.status, s.kind, s.settlement, a.code as account
    from stores s left join accounts a on a.id = s.account_id
    where ${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[])
    order by s.status = 'closed', s.code limit ${storesMax}`;
  return rows.map((row) => (seesMoney ? { ...row } : { ...row, account: null }));
}
