import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { depositDecisions } from "@/db/schema/deposit";
import { mustHaveNoBankMoney } from "@/server/account/bank-money";
import { type Decision, postDecision, queuedDecision } from "@/server/account/decisions";
import { undoMs } from "@/server/account/deposit-settings";
import { refuse } from "@/server/account/errors";
import { isExactMatchSql } from "@/server/account/exact-match-sql";
import { type Deposit, lockDeposit, mustMove } from "@/server/account/lock-deposit";
import { mayApprove } from "@/server/account/post-approval";
import type { ApproveMatchesInput, DecideDepositInput } from "@/server/account/schema";
import { type Actor, handOf, mustBeAbleTo, mustReachAccount } from "@/server/auth/actor";
import { DomainError } from "@/server/shared/domain-error";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/** What the desk knows of a decision that waits: until when it can be undone. */
export interface QueuedDecision {
  decision: number;
  deposit: string;
  kind: "approve" | "reject";
  /** What an approval credits. */
  received: string | null;
  dueAt: string;
}

/** One slip of a bulk approval: queued, or why not. */
export interface MatchOutcome {
  deposit: string;
  queued: QueuedDecision | null;
  refusal: { code: string; en: string; zh: string } | null;
}

/**
 * Decides at the desk (5.4): the decision is judged now and waits ten seconds, in which it can be undone; then it is posted
 * by the rules as they are by then. Deciding the same again answers the same decision. Refused: as `approveDeposit`;
 * while somebody else's decision waits, `deposit/being-decided`.
 */
export async function decideDeposit(
  db: DbOrTx,
  actor: Actor,
  input: DecideDepositInput,
  now: Date,
): Promise<QueuedDecision> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, input.decision === "approve" ? "deposit.approve" : "deposit.reject");
    return queue(tx, actor, input, now);
  });
}

/**
 * Approves many slips at once, each for what the bank has, each by itself: only those whose bank line says everything,
 * amount, payer, reference code and day (5.4). Each gets its own decision and its own ledger row, or its own refusal.
 */
export async function approveMatches(
  db: DbOrTx,
  actor: Actor,
  { deposits }: ApproveMatchesInput,
  now: Date,
): Promise<{ outcomes: MatchOutcome[] }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.approve");
    const outcomes: MatchOutcome[] = [];
    // In one order for everybody, so that two desks wait for each other instead of in a circle.
    for (const deposit of [...new Set(deposits)].sort())
      outcomes.push(await queueMatch(tx, actor, deposit, now));
    return { outcomes };
  });
}

async function queueMatch(tx: Tx, actor: Actor, deposit: string, now: Date): Promise<MatchOutcome> {
  try {
    const queued = await tx.transaction(async (inner) => {
      const { id, matchedFen } = await lockDeposit(inner, deposit);
      if (!(await isExactMatch(inner, id))) throw refuse("deposit/no-exact-match", { deposit });
      return queue(inner, actor, { deposit, decision: "approve", received: matchedFen }, now);
    });
    return { deposit, queued, refusal: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const refusal = { code: error.code, en: error.sentence("en"), zh: error.sentence("zh") };
    return { deposit, queued: null, refusal };
  }
}

async function isExactMatch(tx: Tx, depositId: number): Promise<boolean> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ isExact: boolean }[]>`
    select ${isExactMatchSql(sql)} as "isExact" from deposits d where d.id = ${depositId}::int8`;
  return row?.isExact ?? false;
}

async function queue(tx: Tx, actor: Actor, input: DecideDepositInput, now: Date): Promise<QueuedDecision> {
  let deposit = await lockDeposit(tx, input.deposit);
  mustReachAccount(actor, deposit.accountId);
  const waiting = await queuedDecision(tx, deposit.id);
  if (waiting && waiting.dueAt <= now) {
    await postDecision(tx, waiting, deposit, now);
    deposit = await lockDeposit(tx, input.deposit);
  } else if (waiting) {
    if (isSame(waiting, actor, input)) return shown(waiting, deposit);
    throw refuse("deposit/being-decided", { deposit: deposit.depositNo, by: waiting.actorName });
  }
  await mayDecide(tx, actor, deposit, input);
  const [decision] = await tx
    .insert(depositDecisions)
    .values({
      depositId: deposit.id,
      decision: input.decision,
      receivedFen: input.decision === "approve" ? input.received : null,
      reason: input.decision === "reject" ? input.reason : "",
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      actorRole: actor.role,
      queuedAt: now,
      dueAt: new Date(now.getTime() + undoMs),
    })
    .returning();
  invariant(decision, "an insert answers its row");
  return shown(decision, deposit);
}

/** The first approver's own second approval is refused here and now, not after the ten seconds. */
async function mayDecide(tx: Tx, actor: Actor, deposit: Deposit, input: DecideDepositInput): Promise<void> {
  if (input.decision === "approve") {
    const { depositNo, firstApprovedBy, firstApprovedByName, firstReceivedFen } = deposit;
    if (deposit.createdBy === handOf(actor)) throw refuse("deposit/own-slip", { deposit: depositNo });
    const stage = await mayApprove(tx, actor, deposit, input.received, "desk");
    if (stage === "first" && firstApprovedBy === handOf(actor) && firstReceivedFen === input.received)
      throw refuse("deposit/second-must-be-supervisor", {
        deposit: depositNo,
        by: firstApprovedByName ?? "",
      });
    return;
  }
  mustMove(deposit, "rejected");
  mustHaveNoBankMoney(deposit);
}

function isSame(waiting: Decision, actor: Actor, input: DecideDepositInput): boolean {
  if (waiting.actorKind !== actor.kind || waiting.actorId !== actor.id) return false;
  return input.decision === "approve"
    ? waiting.decision === "approve" && waiting.receivedFen === input.received
    : waiting.decision === "reject" && waiting.reason === input.reason;
}

const shown = ({ id, decision, receivedFen, dueAt }: Decision, { depositNo }: Deposit): QueuedDecision => ({
  decision: id,
  deposit: depositNo,
  kind: decision,
  received: receivedFen === null ? null : formatFen(receivedFen),
  dueAt: dueAt.toISOString(),
});
