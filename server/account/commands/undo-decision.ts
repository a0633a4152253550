import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { depositDecisions, deposits } from "@/db/schema/deposit";
import { endDecision } from "@/server/account/decisions";
import { refuse } from "@/server/account/errors";
import type { UndoDecisionInput, UndoDecisionsInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { DomainError } from "@/server/shared/domain-error";

/**
 * Takes a decision of one's own back before it is posted (5.4): the slip waits again, as if nothing had been. Undoing
 * again answers the same. Refused: somebody else's or none with `deposit/decision-unknown`; once it is posted with
 * `deposit/decision-posted`.
 */
export async function undoDecision(
  db: DbOrTx,
  actor: Actor,
  input: UndoDecisionInput,
  now: Date,
): Promise<{ deposit: string; state: "undone" }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "deposit.read");
    const own = await tx.query.depositDecisions.findFirst({
      where: eq(depositDecisions.id, input.decision),
    });
    if (!own || own.actorKind !== actor.kind || own.actorId !== actor.id)
      throw refuse("deposit/decision-unknown");
    // The slip's lock decides who is first: whoever posts it, or whoever takes it back.
    const [deposit] = await tx
      .select({ depositNo: deposits.depositNo })
      .from(deposits)
      .where(eq(deposits.id, own.depositId))
      .for("update");
    const [decision] = await tx.select().from(depositDecisions).where(eq(depositDecisions.id, own.id));
    if (!deposit || !decision) throw refuse("deposit/decision-unknown");
    if (decision.state === "undone") return { deposit: deposit.depositNo, state: "undone" };
    if (decision.state !== "queued") throw refuse("deposit/decision-posted", { deposit: deposit.depositNo });
    await endDecision(tx, decision.id, { state: "undone", endedAt: now });
    return { deposit: deposit.depositNo, state: "undone" };
  });
}

/**
 * Takes several decisions back at once, such as those of a bulk approval: each by itself, those that are posted already stay.
 * Answers what was undone and what came too late. Undoing again answers the same.
 */
export async function undoDecisions(
  db: DbOrTx,
  actor: Actor,
  { decisions }: UndoDecisionsInput,
  now: Date,
): Promise<{ undone: string[]; posted: string[] }> {
  return inTransaction(db, async (tx) => {
    const answer: { undone: string[]; posted: string[] } = { undone: [], posted: [] };
    // In one order for everybody, so that two who undo and post wait for each other instead of in a circle.
    for (const decision of [...new Set(decisions)].sort((a, b) => a - b)) {
      try {
        const { deposit } = await tx.transaction((inner) => undoDecision(inner, actor, { decision }, now));
        answer.undone.push(deposit);
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== "deposit/decision-posted") throw error;
        answer.posted.push((error.details as { deposit: string }).deposit);
      }
    }
    return answer;
  });
}
