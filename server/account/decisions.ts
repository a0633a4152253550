import { eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { depositDecisions } from "@/db/schema/deposit";
import { endDeposit } from "@/server/account/end-deposit";
import { refuse } from "@/server/account/errors";
import { type Deposit, lockDeposit } from "@/server/account/lock-deposit";
import { postApproval } from "@/server/account/post-approval";
import { type Actor, systemActor } from "@/server/auth/actor";
import { DomainError } from "@/server/shared/domain-error";
import { invariant } from "@/server/shared/invariant";
import { roles } from "@/server/shared/roles";

export type Decision = typeof depositDecisions.$inferSelect;

/** The decision of the desk that waits to be posted for a slip; the slip is locked, so it can neither come nor go. */
export async function queuedDecision(tx: Tx, depositId: number): Promise<Decision | undefined> {
  const [decision] = await tx
    .select()
    .from(depositDecisions)
    .where(sql`${depositDecisions.depositId} = ${depositId} and ${depositDecisions.state} = 'queued'`);
  return decision;
}

/**
 * Locks a slip for somebody who decides about it. A decision of the desk whose time has come is posted first; one that can
 * still be undone keeps everybody else out: `deposit/being-decided`.
 */
export async function lockForDecision(tx: Tx, depositNo: string, now: Date): Promise<Deposit> {
  const deposit = await lockDeposit(tx, depositNo);
  const decision = await queuedDecision(tx, deposit.id);
  if (!decision) return deposit;
  if (decision.dueAt > now)
    throw refuse("deposit/being-decided", { deposit: depositNo, by: decision.actorName });
  await postDecision(tx, decision, deposit, now);
  return lockDeposit(tx, depositNo);
}

/**
 * Posts a decision that waited, as its maker, by the rules as they are now. What has become impossible meanwhile is kept
 * with its sentence: nothing is posted, and the desk shows it.
 */
export async function postDecision(tx: Tx, decision: Decision, deposit: Deposit, now: Date): Promise<void> {
  const actor = makerOf(decision);
  try {
    await tx.transaction(async (inner) => {
      if (decision.decision === "approve") {
        invariant(decision.receivedFen !== null, "an approval has an amount (constraint)");
        await postApproval(inner, actor, deposit, decision.receivedFen, "desk", now);
      } else {
        await endDeposit(inner, actor, deposit, { to: "rejected", reason: decision.reason }, now);
      }
    });
    await endDecision(tx, decision.id, { state: "posted", endedAt: now });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await endDecision(tx, decision.id, {
      state: "refused",
      endedAt: now,
      refusalCode: error.code,
      refusalEn: error.sentence("en"),
      refusalZh: error.sentence("zh"),
    });
  }
}

/** Ends a decision that is queued, under the lock of its slip. */
export async function endDecision(tx: Tx, id: number, end: Partial<Decision>): Promise<void> {
  await tx.update(depositDecisions).set(end).where(eq(depositDecisions.id, id));
}

/** Who decided, as they were then; where they may act was asked when they decided. */
function makerOf({ actorKind, actorId, actorName, actorRole }: Decision): Actor {
  const kind = (["user", "token", "system"] as const).find((one) => one === actorKind);
  const role = roles.find((one) => one === actorRole);
  invariant(kind !== undefined && role !== undefined, `unknown maker ${actorKind} ${actorRole}`);
  return { ...systemActor, kind, role, id: actorId, name: actorName };
}
