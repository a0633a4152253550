import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { endDeposit } from "@/server/account/end-deposit";
import type { DepositState } from "@/server/account/lock-deposit";
import type { VoidDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** The owner takes a slip back before finance has decided (2.6). Taking it back again answers the same. */
export async function voidDeposit(
  db: DbOrTx,
  actor: Actor,
  input: VoidDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.create");
    return endDeposit(tx, actor, { ...input, to: "void" }, now);
  });
}
