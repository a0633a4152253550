import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { endDeposit } from "@/server/account/end-deposit";
import type { DepositState } from "@/server/account/lock-deposit";
import type { RejectDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** Finance found no such money (2.6): the slip ends, nothing was posted. Rejecting again answers the same. */
export async function rejectDeposit(
  db: DbOrTx,
  actor: Actor,
  input: RejectDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.reject");
    return endDeposit(tx, actor, { ...input, to: "rejected" }, now);
  });
}
