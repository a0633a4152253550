import { eq } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { depositDecisions, deposits } from "@/db/schema/deposit";
import { endDecision } from "@/server/account/decisions";
import { refuse } from "@/server/account/errors";
import type { UndoDecisionInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

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
