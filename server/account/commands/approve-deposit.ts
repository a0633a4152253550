import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { mustBeWhatTheBankShows } from "@/server/account/bank-money";
import { postEntries } from "@/server/account/book/post-entries";
import { refuse } from "@/server/account/errors";
import { type DepositState, handOf, lockDeposit, moveDeposit, mustMove } from "@/server/account/lock-deposit";
import type { ApproveDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { formatFen } from "@/server/shared/fen";

/**
 * Finance has seen the money: the balance rises by the amount received, never by the one declared (R10, D15). Approving
 * again for the same amount answers the same and posts nothing; for another it is refused with `deposit/already-approved`.
 * A slip with matched bank lines is approved for their sum (`deposit/differs-from-bank`).
 * Nobody approves a slip that they created, administrators included (`deposit/own-slip`, rulings 35).
 */
export async function approveDeposit(
  db: DbOrTx,
  actor: Actor,
  input: ApproveDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.approve");
    const deposit = await lockDeposit(tx, input.deposit);
    const { id, depositNo, accountId } = deposit;
    mustReachAccount(actor, accountId);
    if (deposit.createdBy === handOf(actor)) throw refuse("deposit/own-slip", { deposit: depositNo });
    if (deposit.status === "approved") {
      if (deposit.receivedFen === input.received) return { deposit: depositNo, status: "approved" };
      const received = formatFen(deposit.receivedFen ?? 0);
      throw refuse("deposit/already-approved", {
        deposit: depositNo,
        received,
        asked: formatFen(input.received),
      });
    }
    mustMove(deposit, "approved");
    mustBeWhatTheBankShows(deposit, input.received);

    const state = await moveDeposit(
      tx,
      actor,
      deposit,
      { status: "approved", receivedFen: input.received },
      now,
    );
    const cause = { type: "deposit" as const, id };
    const remark = deposit.reference === "" ? deposit.payer : `${deposit.payer}, ${deposit.reference}`;
    await postEntries(
      tx,
      [{ accountId, amountFen: input.received, reason: "deposit", cause, documentNo: depositNo, remark }],
      now,
    );
    await recordEvent(
      tx,
      actor,
      {
        type: "deposit.approved",
        documentType: "deposit",
        documentId: id,
        before: { status: deposit.status, amountFen: deposit.amountFen },
        after: { status: "approved", receivedFen: input.received },
      },
      now,
    );
    return state;
  });
}
