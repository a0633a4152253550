import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { lockForDecision } from "@/server/account/decisions";
import { endDeposit } from "@/server/account/end-deposit";
import type { DepositState } from "@/server/account/lock-deposit";
import type { VoidDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";

/** The owner takes a slip back before finance has decided (2.6). Taking it back again answers the same. */
export async function voidDeposit(
  db: DbOrTx,
  actor: Actor,
  input: VoidDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.create");
    const deposit = await lockForDecision(tx, input.deposit, now);
    mustReachAccount(actor, deposit.accountId);
    return endDeposit(tx, actor, deposit, { to: "void", reason: input.reason }, now);
  });
}
