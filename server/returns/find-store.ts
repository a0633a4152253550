import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/returns/errors";

/** A store as its returns need it. */
export interface ReturningStore {
  id: number;
  code: string;
  name: string;
  kind: "franchise" | "direct" | "independent";
  status: "active" | "suspended" | "closing" | "closed";
  accountId: number | null;
  settlement: "prepaid" | "cod";
  planId: number;
  policy: "none" | "monthly" | "ratio";
  monthlyFen: number | null;
  ratioBp: number | null;
}

/** The store of that code; refused when it is unknown (`return/unknown-store`) or outside the actor's scope. */
export async function findReturningStore(db: DbOrTx, actor: Actor, store: string): Promise<ReturningStore> {
  const [found] = await sqlOf(db)<ReturningStore[]>`
    select id, code, name, kind, status, account_id as "accountId", settlement, plan_id as "planId",
           return_policy as policy, return_monthly_fen as "monthlyFen", return_ratio_bp as "ratioBp"
    from stores where code = ${store}`;
  if (!found) throw refuse("return/unknown-store", { store });
  mustReachStore(actor, found.id);
  return found;
}

/** The policy as files write it: "none", "monthly:200.00", "ratio:2.00". */
export function policyText({
  policy,
  monthlyFen,
  ratioBp,
}: Pick<ReturningStore, "policy" | "monthlyFen" | "ratioBp">) {
  if (policy === "none") return policy;
  const value = policy === "monthly" ? monthlyFen : ratioBp;
  return `${policy}:${((value ?? 0) / 100).toFixed(2)}`;
}
