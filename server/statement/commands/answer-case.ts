import { and, eq, isNull } from "drizzle-orm";
import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { accountStatements, statementCases } from "@/db/schema/statement";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { respondDays } from "@/server/statement/commands/build-statements";
import type { StatementAnswer } from "@/server/statement/commands/respond-to-statement";
import { refuse } from "@/server/statement/errors";
import { lockStatement } from "@/server/statement/find-statement";
import type { AnswerStatementInput } from "@/server/statement/schema";

const dayMs = 86_400_000;

/**
 * Finance answers what an owner disputes; the owner has seven more days to confirm or to dispute again. Refused:
 * `statement/no-open-case`, also for the second of two who answer at once.
 */
export async function answerCase(
  db: DbOrTx,
  actor: Actor,
  { statement, answer }: AnswerStatementInput,
  now: Date,
): Promise<StatementAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "statement.answer");
    const row = await lockStatement(tx, actor, statement);
    if (row.status !== "disputed") throw refuse("statement/no-open-case", { statement });
    await tx
      .update(statementCases)
      .set({ answer, answeredByName: actor.name, answeredAt: now })
      .where(and(eq(statementCases.statementId, row.id), isNull(statementCases.answeredAt)));
    const respondBefore = new Date(now.getTime() + respondDays * dayMs);
    await tx
      .update(accountStatements)
      .set({ status: "answered", respondBefore })
      .where(eq(accountStatements.id, row.id));
    const event = { type: "statement.answered", documentType: "statement", documentId: row.id };
    const change = { before: { status: "disputed" }, after: { status: "answered" }, reason: answer };
    await recordEvent(tx, actor, { ...event, ...change }, now);
    return { statement, status: "answered" };
  });
}
