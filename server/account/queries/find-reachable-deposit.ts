import { type DbOrTx, sqlOf } from "@/db/client";
import { refuse } from "@/server/account/errors";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** The internal number of a slip that the actor may see; any other is refused with `deposit/unknown`. */
export async function findReachableDeposit(db: DbOrTx, actor: Actor, depositNo: string): Promise<number> {
  mustBeAbleTo(actor, "deposit.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number; accountId: number }[]>`
    select id, account_id as "accountId" from deposits where deposit_no = ${depositNo}`;
  const isInReach = row && (actor.accountIds === null || actor.accountIds.includes(row.accountId));
  if (!isInReach) throw refuse("deposit/unknown", { deposit: depositNo });
  return row.id;
}
