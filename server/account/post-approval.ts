import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { deposits } from "@/db/schema/deposit";
import { mustBeWhatTheBankShows } from "@/server/account/bank-money";
import { postEntries } from "@/server/account/book/post-entries";
import { readEvidence } from "@/server/account/deposit-evidence";
import { approverLimitFen, readDepositSettings } from "@/server/account/deposit-settings";
import { type Deposit, moveDeposit, mustMove, noFirstApproval } from "@/server/account/lock-deposit";
import { judgeApproval } from "@/server/account/rules/judge-approval";
import { tellOwner } from "@/server/account/tell-owner";
import { type Actor, handOf } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";

/** Where somebody approves: a machine through the interface, or a person at the desk, who needs evidence (rulings 35). */
export type Channel = "api" | "desk";

export interface Approved {
  deposit: string;
  status: "approved" | "pending";
  /** The first of two approvals is recorded, nothing is posted yet. */
  awaits?: "second_approver";
}

/** Judges an approval by what is under the slip's lock; throws the refusal. Changes nothing. */
export async function mayApprove(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  receivedFen: number,
  channel: Channel,
): Promise<"post" | "first"> {
  mustMove(deposit, "approved");
  mustBeWhatTheBankShows(deposit, receivedFen);
  const settings = await readDepositSettings(tx);
  const { firstApprovedBy: by, firstApprovedByName: byName, firstReceivedFen } = deposit;
  const hasFirst = by !== null && byName !== null && firstReceivedFen !== null;
  return judgeApproval({
    deposit: deposit.depositNo,
    receivedFen,
    createdBy: deposit.createdBy,
    first: hasFirst ? { by, byName, receivedFen: firstReceivedFen } : undefined,
    matchedFen: deposit.matchedFen,
    ...(await readEvidence(tx, deposit.id)),
    approver: {
      hand: handOf(actor),
      kind: actor.kind,
      role: actor.role,
      limitFen: await approverLimitFen(tx, actor),
    },
    secondApproverFromFen: settings.secondApproverFromFen,
    isEvidenceNeeded: channel === "desk" ? settings.isEvidenceNeededDesk : settings.isEvidenceNeededApi,
  });
}

/**
 * Approves a locked slip that may be approved: posts the amount received, or records the first of two approvals. The one
 * place where a deposit becomes money.
 */
export async function postApproval(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  receivedFen: number,
  channel: Channel,
  now: Date,
): Promise<Approved> {
  const verdict = await mayApprove(tx, actor, deposit, receivedFen, channel);
  return verdict === "post"
    ? post(tx, actor, deposit, receivedFen, now)
    : recordFirst(tx, actor, deposit, receivedFen, now);
}

async function post(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  receivedFen: number,
  now: Date,
): Promise<Approved> {
  const { id, depositNo, accountId } = deposit;
  const approvedBy = handOf(actor);
  // Who first approved a large sum and then saw that it is a small one has corrected himself: one approval, not two.
  const corrected = deposit.firstApprovedBy === approvedBy ? noFirstApproval : {};
  await moveDeposit(tx, actor, deposit, { status: "approved", receivedFen, approvedBy, ...corrected }, now);
  const cause = { type: "deposit" as const, id };
  const remark = deposit.reference === "" ? deposit.payer : `${deposit.payer}, ${deposit.reference}`;
  await postEntries(
    tx,
    [{ accountId, amountFen: receivedFen, reason: "deposit", cause, documentNo: depositNo, remark }],
    now,
  );
  const event = {
    type: "deposit.approved",
    documentType: "deposit",
    documentId: id,
    before: { status: deposit.status, amountFen: deposit.amountFen },
    after: { status: "approved", receivedFen },
  };
  await recordEvent(tx, actor, event, now);
  await tellOwner(tx, deposit, { became: "approved", receivedFen }, now);
  return { deposit: depositNo, status: "approved" };
}

async function recordFirst(
  tx: Tx,
  actor: Actor,
  deposit: Deposit,
  receivedFen: number,
  now: Date,
): Promise<Approved> {
  const answer = { deposit: deposit.depositNo, status: "pending", awaits: "second_approver" } as const;
  const hand = handOf(actor);
  if (deposit.firstApprovedBy === hand && deposit.firstReceivedFen === receivedFen) return answer;
  await tx
    .update(deposits)
    .set({
      firstApprovedBy: hand,
      firstApprovedByName: actor.name,
      firstApprovedAt: now,
      firstReceivedFen: receivedFen,
    })
    .where(eq(deposits.id, deposit.id));
  const event = {
    type: "deposit.approved_first",
    documentType: "deposit",
    documentId: deposit.id,
    after: { receivedFen },
  };
  await recordEvent(tx, actor, event, now);
  return answer;
}
