import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { lockForDecision } from "@/server/account/decisions";
import { refuse } from "@/server/account/errors";
import { type Approved, type Channel, postApproval } from "@/server/account/post-approval";
import type { ApproveDepositInput } from "@/server/account/schema";
import { type Actor, handOf, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";

/**
 * Finance has seen the money: the balance rises by the amount received, never by the one declared (R10, D15). Above
 * `second_approver_from` the first approval is recorded and answered with `awaits`, the second posts. Approving again for
 * the same amount answers the same and posts nothing; for another it is refused with `deposit/already-approved`. Nobody
 * approves a slip that they created, administrators included (`deposit/own-slip`, rulings 35). Other refusals: those of
 * `judgeApproval`, `deposit/wrong-status`, `deposit/being-decided`.
 */
export async function approveDeposit(
  db: DbOrTx,
  actor: Actor,
  input: ApproveDepositInput,
  now: Date,
  channel: Channel = "api",
): Promise<Approved> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.approve");
    const deposit = await lockForDecision(tx, input.deposit, now);
    const { depositNo } = deposit;
    mustReachAccount(actor, deposit.accountId);
    if (deposit.createdBy === handOf(actor)) throw refuse("deposit/own-slip", { deposit: depositNo });
    if (deposit.status === "approved") {
      if (deposit.receivedFen === input.received) return { deposit: depositNo, status: "approved" };
      throw refuse("deposit/already-approved", {
        deposit: depositNo,
        received: formatFen(deposit.receivedFen ?? 0),
        asked: formatFen(input.received),
      });
    }
    return postApproval(tx, actor, deposit, input.received, channel, now);
  });
}
