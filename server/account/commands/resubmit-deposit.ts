import { eq } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { deposits } from "@/db/schema/deposit";
import { readEvidence } from "@/server/account/deposit-evidence";
import { readDepositSettings } from "@/server/account/deposit-settings";
import { noteDeclaredDuplicates } from "@/server/account/duplicates";
import {
  type Deposit,
  type DepositState,
  lockDeposit,
  mustMove,
  noFirstApproval,
} from "@/server/account/lock-deposit";
import type { ResubmitDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";

const declared = ({ amountFen, method, payer, reference }: Deposit) => ({
  amountFen,
  method,
  payer,
  reference,
});

/**
 * Declares a rejected slip again, corrected, as the next version under the same number (2.6); a draft becomes a slip that
 * awaits the transfer. With a photo it is pending at once. What was declared before, and why it was rejected, stays in
 * the slip's history. Declaring the same again answers the same. Refused: `deposit/wrong-status`.
 */
export async function resubmitDeposit(
  db: DbOrTx,
  actor: Actor,
  input: ResubmitDepositInput,
  now: Date,
): Promise<DepositState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.create");
    const before = await lockDeposit(tx, input.deposit);
    mustReachAccount(actor, before.accountId);
    const newly = {
      amountFen: input.amount,
      method: input.method,
      payer: input.payer,
      reference: input.reference,
    };
    const isSame = JSON.stringify(newly) === JSON.stringify(declared(before));
    if (before.version > 1 && isSame && ["awaiting_transfer", "pending"].includes(before.status))
      return { deposit: before.depositNo, status: before.status };
    const status = await nextStatus(tx, actor, before);
    mustMove(before, status);
    const version = before.status === "draft" ? before.version : before.version + 1;
    await tx
      .update(deposits)
      .set({
        ...newly,
        ...noLongerDecided,
        status,
        version,
        versionAt: now,
      })
      .where(eq(deposits.id, before.id));
    const event = {
      type: before.status === "draft" ? "deposit.opened" : "deposit.resubmitted",
      documentType: "deposit",
      documentId: before.id,
      before: { status: before.status, ...declared(before) },
      after: { status, version, ...newly },
    };
    await recordEvent(tx, actor, event, now);
    await noteDeclaredDuplicates(tx, before.id);
    return { deposit: before.depositNo, status };
  });
}

const noLongerDecided = {
  decidedByName: null,
  decidedAt: null,
  reason: "",
  ...noFirstApproval,
} as const;

/** With a photo there is something to look at; without, the interface decides as when a slip is created. */
async function nextStatus(
  tx: Tx,
  actor: Actor,
  { id, status }: Deposit,
): Promise<"awaiting_transfer" | "pending"> {
  if (status === "draft") return "awaiting_transfer";
  if ((await readEvidence(tx, id)).hasPhoto) return "pending";
  if (actor.kind === "user") return "awaiting_transfer";
  return (await readDepositSettings(tx)).isEvidenceNeededApi ? "awaiting_transfer" : "pending";
}
