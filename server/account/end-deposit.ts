import type { Tx } from "@/db/client";
import { mustHaveNoBankMoney } from "@/server/account/bank-money";
import { type DepositState, lockDeposit, moveDeposit, mustMove } from "@/server/account/lock-deposit";
import { type Actor, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";

/** Ends a slip that never counted: no money moves. Ending it the same way again answers the same. */
export async function endDeposit(
  tx: Tx,
  actor: Actor,
  input: { deposit: string; reason?: string; to: "rejected" | "void" },
  now: Date,
): Promise<DepositState> {
  const { to, reason = "" } = input;
  const deposit = await lockDeposit(tx, input.deposit);
  mustReachAccount(actor, deposit.accountId);
  if (deposit.status === to) return { deposit: deposit.depositNo, status: to };
  mustMove(deposit, to);
  mustHaveNoBankMoney(deposit);
  const state = await moveDeposit(tx, actor, deposit, { status: to, reason }, now);
  const event = {
    type: `deposit.${to === "void" ? "voided" : to}`,
    documentType: "deposit",
    documentId: deposit.id,
  };
  await recordEvent(
    tx,
    actor,
    { ...event, before: { status: deposit.status }, after: { status: to }, reason },
    now,
  );
  return state;
}
