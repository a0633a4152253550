import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { lockForDecision } from "@/server/account/decisions";
import { endDeposit } from "@/server/account/end-deposit";
import type { DepositState } from "@/server/account/lock-deposit";
import type { RejectDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";

/**
 * Finance found no such money (2.6): nothing is posted; the owner corrects the slip and declares it again under the same
 * number. Rejecting again answers the same.
 */
export async function rejectDeposit(
  db: DbOrTx,
  actor: Actor,
  input: RejectDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.reject");
    const deposit = await lockForDecision(tx, input.deposit, now);
    mustReachAccount(actor, deposit.accountId);
    return endDeposit(tx, actor, deposit, { to: "rejected", reason: input.reason }, now);
  });
}
