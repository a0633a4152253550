import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { postEntries } from "@/server/account/book/post-entries";
import { lockForDecision } from "@/server/account/decisions";
import { refuse } from "@/server/account/errors";
import { type Deposit, type DepositState, moveDeposit, mustMove } from "@/server/account/lock-deposit";
import type { DepositInput, ReverseDepositInput } from "@/server/account/schema";
import { tellOwner } from "@/server/account/tell-owner";
import { type Actor, handOf, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/**
 * Takes an approved slip back (红冲), such as a bounced transfer: a reversing entry of the amount received. Two persons
 * stand behind it: whoever approved the slip does not reverse it (`deposit/reversal-own-approval`; an administrator's
 * machine answers for its own), and people at the desk ask first (`confirmReversal`). The balance may fall below the
 * limit; what was generated stays, new generation is refused by itself (U21). Again: the same answer, nothing posted.
 */
export async function reverseDeposit(
  db: DbOrTx,
  actor: Actor,
  input: ReverseDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    const deposit = await lockForReversal(tx, actor, input.deposit, now);
    if (deposit.status === "reversed") return { deposit: deposit.depositNo, status: "reversed" };
    mustMove(deposit, "reversed");
    const answersForTwo = actor.kind === "token" && actor.role === "admin";
    if (actor.kind === "user") throw refuse("deposit/reversal-not-asked", { deposit: deposit.depositNo });
    if (deposit.approvedBy === handOf(actor) && !answersForTwo)
      throw refuse("deposit/reversal-own-approval", { deposit: deposit.depositNo });
    return post(tx, actor, deposit, { reason: input.reason }, now);
  });
}

/**
 * A supervisor confirms the reversal that somebody else asked for (2.6, 5.4), for the reason and with the evidence of the
 * request. Refused: `deposit/reversal-not-asked`, one's own request with `deposit/reversal-own-request`. Again: the same
 * answer, nothing posted.
 */
export async function confirmReversal(
  db: DbOrTx,
  actor: Actor,
  input: DepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    const deposit = await lockForReversal(tx, actor, input.deposit, now);
    const { depositNo, status, reversalAskedBy, reversalReason, reversalEvidence } = deposit;
    if (status === "reversed") return { deposit: depositNo, status: "reversed" };
    mustMove(deposit, "reversed");
    if (reversalAskedBy === null || reversalReason === null)
      throw refuse("deposit/reversal-not-asked", { deposit: depositNo });
    if (reversalAskedBy === handOf(actor))
      throw refuse("deposit/reversal-own-request", { deposit: depositNo });
    const evidence = reversalEvidence ?? undefined;
    return post(tx, actor, deposit, { reason: reversalReason, evidence }, now);
  });
}

async function lockForReversal(tx: Tx, actor: Actor, depositNo: string, now: Date): Promise<Deposit> {
  mustBeAbleTo(actor, "deposit.reverse");
  const deposit = await lockForDecision(tx, depositNo, now);
  mustReachAccount(actor, deposit.accountId);
  return deposit;
}

async function post(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  { reason, evidence }: { reason: string; evidence?: string },
  now: Date,
): Promise<DepositState> {
  const { id, depositNo, accountId, receivedFen } = deposit;
  invariant(receivedFen !== null, `approved slip ${depositNo} without a received amount`);
  const state = await moveDeposit(tx, actor, deposit, { status: "reversed", reason }, now);
  await postEntries(
    tx,
    [
      {
        accountId,
        amountFen: -receivedFen,
        reason: "deposit_reversal",
        cause: { type: "deposit", id },
        documentNo: depositNo,
        remark: reason,
      },
    ],
    now,
  );
  const event = {
    type: "deposit.reversed",
    documentType: "deposit",
    documentId: id,
    before: { status: "approved", receivedFen },
    after: { status: "reversed" },
    reason,
    details: evidence === undefined ? undefined : { evidence, askedBy: deposit.reversalAskedByName },
  };
  await recordEvent(tx, actor, event, now);
  await tellOwner(tx, deposit, { became: "reversed", reason }, now);
  return state;
}
