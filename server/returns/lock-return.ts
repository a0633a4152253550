import { sqlOf, type Tx } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { type LockedQuota, lockQuota } from "@/server/returns/book/quota-book";
import { refuse } from "@/server/returns/errors";
import type { ReturnStatus } from "@/server/returns/rules";
import type { ReturnKind } from "@/server/returns/schema";
import type { BusinessDay } from "@/server/shared/business-day";

/** A return under its lock, and under that of its store's quota. */
export interface LockedReturn {
  id: number;
  returnNo: string;
  storeId: number;
  accountId: number | null;
  /** How its deliveries were paid: a direct store has no account and gets nothing. */
  payment: "prepaid" | "cod" | "none";
  status: ReturnStatus;
  kind: ReturnKind;
  valueFen: number;
  quotaOn: BusinessDay;
  quota: LockedQuota;
}

/** Locks the quota of a return's store, then the return. One out of reach is refused, as is `return/unknown`. */
export async function lockReturn(tx: Tx, actor: Actor, returnNo: string): Promise<LockedReturn> {
  const sql = sqlOf(tx);
  const [named] = await sql<{ storeId: number }[]>`
    select store_id as "storeId" from returns where return_no = ${returnNo}`;
  if (!named) throw refuse("return/unknown", { return: returnNo });
  mustReachStore(actor, named.storeId);
  const quota = await lockQuota(tx, named.storeId);
  const [locked] = await sql<Omit<LockedReturn, "quota">[]>`
    select id, return_no as "returnNo", store_id as "storeId", account_id as "accountId",
           case when settlement = 'prepaid' and account_id is null then 'none' else settlement::text end as payment,
           status, kind, value_fen as "valueFen", quota_on::text as "quotaOn"
    from returns where return_no = ${returnNo} for update`;
  if (!locked) throw refuse("return/unknown", { return: returnNo });
  return { ...locked, quota };
}

/** Whether it counts on its store's quota: what headquarters want back, and what a closing store gives back, do not (R21, U11). */
export const usesQuota = ({ kind }: Pick<LockedReturn, "kind">) => kind === "usual" || kind === "exception";
