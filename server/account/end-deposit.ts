import type { Tx } from "@/db/client";
import { mustHaveNoBankMoney } from "@/server/account/bank-money";
import { type Deposit, type DepositState, moveDeposit, mustMove } from "@/server/account/lock-deposit";
import { tellOwner } from "@/server/account/tell-owner";
import type { Actor } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";

/**
 * Ends a locked slip that never counted: no money moves. Ending it the same way again answers the same. A slip that bank
 * lines pay for is refused with `deposit/has-bank-line`: that money is somebody's.
 */
export async function endDeposit(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  { to, reason = "" }: { to: "rejected" | "void"; reason?: string },
  now: Date,
): Promise<DepositState> {
  const { id, depositNo, status } = deposit;
  if (status === to) return { deposit: depositNo, status: to };
  mustMove(deposit, to);
  mustHaveNoBankMoney(deposit);
  const state = await moveDeposit(tx, actor, deposit, { status: to, reason }, now);
  const type = `deposit.${to === "void" ? "voided" : to}`;
  const change = { before: { status }, after: { status: to }, reason };
  await recordEvent(tx, actor, { type, documentType: "deposit", documentId: id, ...change }, now);
  // Nobody is told of a slip that they took back themselves.
  if (to === "rejected") await tellOwner(tx, deposit, { became: "rejected", reason }, now);
  else if (actor.kind === "system") await tellOwner(tx, deposit, { became: "expired" }, now);
  return state;
}
