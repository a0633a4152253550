import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { postEntries } from "@/server/account/book/post-entries";
import { type DepositState, lockDeposit, moveDeposit, mustMove } from "@/server/account/lock-deposit";
import type { ReverseDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/**
 * The finance supervisor takes an approved slip back (红冲), such as a bounced transfer: a reversing entry of the amount
 * received. The balance may fall below the limit; what was generated stays, new generation is refused by itself (U21).
 * Reversing again answers the same and posts nothing.
 */
export async function reverseDeposit(
  db: DbOrTx,
  actor: Actor,
  input: ReverseDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.reverse");
    const deposit = await lockDeposit(tx, input.deposit);
    const { id, depositNo, accountId, receivedFen } = deposit;
    mustReachAccount(actor, accountId);
    if (deposit.status === "reversed") return { deposit: depositNo, status: "reversed" };
    mustMove(deposit, "reversed");
    invariant(receivedFen !== null, `approved slip ${depositNo} without a received amount`);

    const { reason } = input;
    const state = await moveDeposit(tx, actor, deposit, { status: "reversed", reason }, now);
    const cause = { type: "deposit" as const, id };
    await postEntries(
      tx,
      [
        {
          accountId,
          amountFen: -receivedFen,
          reason: "deposit_reversal",
          cause,
          documentNo: depositNo,
          remark: reason,
        },
      ],
      now,
    );
    await recordEvent(
      tx,
      actor,
      {
        type: "deposit.reversed",
        documentType: "deposit",
        documentId: id,
        before: { status: "approved", receivedFen },
        after: { status: "reversed" },
        reason,
      },
      now,
    );
    return state;
  });
}
