import type { DbOrTx } from "@/db/client";
import { refuse } from "@/server/account/errors";
import { type DepositRow, listDeposits } from "@/server/account/queries/list-deposits";
import type { Actor } from "@/server/auth/actor";

/** One deposit slip. One that does not exist or is out of reach is refused with `deposit/unknown`. */
export async function getDeposit(db: DbOrTx, actor: Actor, input: { deposit: string }): Promise<DepositRow> {
  const { rows } = await listDeposits(db, actor, { ...input, limit: 1 });
  const [deposit] = rows;
  if (!deposit) throw refuse("deposit/unknown", input);
  return deposit;
}
