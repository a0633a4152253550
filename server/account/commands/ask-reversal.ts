import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { deposits } from "@/db/schema/deposit";
import { lockForDecision } from "@/server/account/decisions";
import { refuse } from "@/server/account/errors";
import { mustMove } from "@/server/account/lock-deposit";
import type { AskReversalInput, DepositInput } from "@/server/account/schema";
import { type Actor, handOf, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";

/** Whether the reversal of a slip is asked for. */
export interface ReversalState {
  deposit: string;
  isReversalAsked: boolean;
}

/**
 * Asks for the reversal of an approved slip, with what shows that the money is gone, such as the bank's notice (2.6).
 * Nothing is posted before another person, a supervisor, confirms it by `reverseDeposit`. Asking again oneself replaces the
 * reason; while somebody else asks: `deposit/reversal-asked-already`.
 */
export async function askReversal(
  db: DbOrTx,
  actor: Actor,
  input: AskReversalInput,
  now: Date,
): Promise<ReversalState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.approve");
    const deposit = await lockForDecision(tx, input.deposit, now);
    const { id, depositNo, reversalAskedBy, reversalAskedByName } = deposit;
    mustReachAccount(actor, deposit.accountId);
    mustMove(deposit, "reversed");
    if (reversalAskedBy !== null && reversalAskedBy !== handOf(actor))
      throw refuse("deposit/reversal-asked-already", { deposit: depositNo, by: reversalAskedByName ?? "" });
    await tx
      .update(deposits)
      .set({
        reversalAskedBy: handOf(actor),
        reversalAskedByName: actor.name,
        reversalAskedAt: now,
        reversalReason: input.reason,
        reversalEvidence: input.evidence,
      })
      .where(eq(deposits.id, id));
    const { reason, evidence } = input;
    const event = { type: "deposit.reversal_asked", documentType: "deposit", documentId: id, reason };
    await recordEvent(tx, actor, { ...event, details: { evidence } }, now);
    return { deposit: depositNo, isReversalAsked: true };
  });
}

/** Refuses a reversal that was asked for, or takes one's own request back: the slip stays approved. Again: the same answer. */
export async function dropReversal(
  db: DbOrTx,
  actor: Actor,
  input: DepositInput,
  now: Date,
): Promise<ReversalState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.approve");
    const deposit = await lockForDecision(tx, input.deposit, now);
    const { id, depositNo, reversalAskedBy, status } = deposit;
    mustReachAccount(actor, deposit.accountId);
    if (reversalAskedBy === null) return { deposit: depositNo, isReversalAsked: false };
    // Only the asker and a supervisor have a say in it.
    if (reversalAskedBy !== handOf(actor)) mustBeAbleTo(actor, "deposit.reverse");
    if (status !== "approved") mustMove(deposit, "reversed");
    await tx
      .update(deposits)
      .set({
        reversalAskedBy: null,
        reversalAskedByName: null,
        reversalAskedAt: null,
        reversalReason: null,
        reversalEvidence: null,
      })
      .where(eq(deposits.id, id));
    const event = { type: "deposit.reversal_dropped", documentType: "deposit", documentId: id };
    await recordEvent(tx, actor, event, now);
    return { deposit: depositNo, isReversalAsked: false };
  });
}
