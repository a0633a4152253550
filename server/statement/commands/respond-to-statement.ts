import { eq } from "drizzle-orm";
import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { accountStatements, statementCases } from "@/db/schema/statement";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { instantText } from "@/server/shared/instant-text";
import { refuse } from "@/server/statement/errors";
import { lockStatement, type Statement } from "@/server/statement/find-statement";
import type { DisputeStatementInput, StatementInput, StatementStatus } from "@/server/statement/schema";

export interface StatementAnswer {
  statement: string;
  status: StatementStatus;
}

/**
 * The owner confirms a statement (5.5), as issued or after finance has answered. Confirming again changes nothing. Refused:
 * `statement/wrong-status` while it is disputed, `statement/too-late` after the days to answer.
 */
export async function acceptStatement(
  db: DbOrTx,
  actor: Actor,
  { statement }: StatementInput,
  now: Date,
): Promise<StatementAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "statement.respond");
    const row = await lockStatement(tx, actor, statement);
    if (row.status === "accepted") return { statement, status: "accepted" };
    if (row.status === "disputed") throw refuse("statement/wrong-status", { statement, status: row.status });
    mustBeInTime(row, now);
    await respond(tx, actor, row, "accepted", undefined, now);
    return { statement, status: "accepted" };
  });
}

/**
 * The owner disputes a statement for a reason: a case that finance answers. Its figures stay as they are; a mistake is
 * corrected by an entry in an open month. Refused: `statement/wrong-status` once disputed or accepted,
 * `statement/too-late`.
 */
export async function disputeStatement(
  db: DbOrTx,
  actor: Actor,
  { statement, reason }: DisputeStatementInput,
  now: Date,
): Promise<StatementAnswer> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "statement.respond");
    const row = await lockStatement(tx, actor, statement);
    if (row.status === "disputed" || row.status === "accepted")
      throw refuse("statement/wrong-status", { statement, status: row.status });
    mustBeInTime(row, now);
    await tx
      .insert(statementCases)
      .values({ statementId: row.id, reason, openedByName: actor.name, openedAt: now });
    await respond(tx, actor, row, "disputed", reason, now);
    return { statement, status: "disputed" };
  });
}

function mustBeInTime(row: Statement, now: Date): void {
  if (now < row.respondBefore) return;
  throw refuse("statement/too-late", {
    statement: row.statementNo,
    before: instantText(row.respondBefore),
  });
}

async function respond(
  tx: Tx,
  actor: Actor,
  row: Statement,
  status: "accepted" | "disputed",
  reason: string | undefined,
  now: Date,
): Promise<void> {
  await tx
    .update(accountStatements)
    .set({ status, respondedByName: actor.name, respondedAt: now })
    .where(eq(accountStatements.id, row.id));
  const event = { type: `statement.${status}`, documentType: "statement", documentId: row.id, reason };
  await recordEvent(tx, actor, { ...event, before: { status: row.status }, after: { status } }, now);
}
